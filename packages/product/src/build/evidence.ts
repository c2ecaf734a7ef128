import { classFacts, type ModelUse } from '@sluice/anonymize';
import type { GuaranteeFact } from '@sluice/policy';
import type { ClassEvidence, Guarantee } from '@sluice/provenance';
import { type ClassList, type CodedTable, type Subjects, takeRows } from '@sluice/table';
import { countClasses } from '../apply/people.js';
import { suppressedMask } from '../apply/protect.js';

/** Classes of the released rows; rows that were suppressed but kept are not released ones. */
function releasedClasses(
  table: CodedTable,
  quasiIdentifiers: readonly string[],
  suppressed: 'drop' | 'keep',
  subjects?: Subjects,
): ClassList {
  if (suppressed === 'drop') return countClasses(table, quasiIdentifiers, subjects).list;
  const mask = suppressedMask(table, quasiIdentifiers);
  const rows = Int32Array.from(Array.from(mask.keys()).filter((row) => !mask[row]));
  const kept = subjects && { ids: rows.map((row) => subjects.ids[row]), count: subjects.count };
  return countClasses(takeRows(table, rows), quasiIdentifiers, kept).list;
}

/** Class sizes in rows, as the holder recounts them. */
export function classEvidence(list: ClassList): ClassEvidence {
  const histogram = new Map<number, number>();
  let rows = 0;
  for (const size of list.rows) {
    rows += size;
    histogram.set(size, (histogram.get(size) ?? 0) + 1);
  }
  const sorted = [...histogram].sort(([a], [b]) => a - b);
  return { rows, classes: list.size, minClassSize: sorted.length > 0 ? sorted[0][0] : null, histogram: sorted };
}

/** What was found on one table read back. */
export interface Measured {
  readonly facts: readonly GuaranteeFact[];
  readonly evidence: ClassEvidence;
}

/**
 * What may be claimed of a table read back from the released bytes.
 * @param subjects the people behind the rows of that table, in its order; absent where rows are the unit
 */
export function measure(
  table: CodedTable,
  quasiIdentifiers: readonly string[],
  suppressed: 'drop' | 'keep',
  models: readonly ModelUse[],
  subjects?: Subjects,
): Measured {
  const list = releasedClasses(table, quasiIdentifiers, suppressed, subjects);
  const classes = classFacts(list);
  const facts = models.flatMap(({ model, params }) =>
    model.evidence(classes, params).map((found) => ({
      model: model.kind,
      parameters: params as Readonly<Record<string, unknown>>,
      ...found,
    })),
  );
  return { facts, evidence: classEvidence(list) };
}

/** The guarantees of the statement: recomputed ones carry the histogram that the holder can recount. */
export function guarantees(facts: readonly GuaranteeFact[], evidence: ClassEvidence): Guarantee[] {
  return facts.map(({ holds: _, ...fact }) => ({
    ...fact,
    holds: true as const,
    ...(fact.grade === 'recomputed' && { evidence }),
  }));
}
