import { type ClassFacts, classesOfTable, classFacts, linkedClasses, occupied, referencesOf } from '@sluice/models';
import type { GuaranteeFact } from '@sluice/policy';
import type { ClassEvidence, Guarantee } from '@sluice/provenance';
import { type CodedTable, type Subjects, takeRows } from '@sluice/table';
import { subjectsOfRows } from '../apply/people.js';
import { suppressedMask } from '../apply/protect.js';
import type { Planned } from '../plan/plan-product.js';
import { publicParameters } from '../plan/public-model.js';

/** The rows that are released ones: those that were suppressed but kept are not. */
function releasedRows(
  table: CodedTable,
  quasiIdentifiers: readonly string[],
  suppressed: 'drop' | 'keep',
  subjects?: Subjects,
): { readonly table: CodedTable; readonly subjects?: Subjects } {
  if (suppressed === 'drop') return { table, ...(subjects && { subjects }) };
  const mask = suppressedMask(table, quasiIdentifiers);
  const rows = Int32Array.from(mask.keys()).filter((row) => !mask[row]);
  return { table: takeRows(table, rows), ...(subjects && { subjects: subjectsOfRows(subjects, rows) }) };
}

/** Class sizes in rows, as the holder recounts them. */
export function classEvidence(list: { readonly size: number; readonly rows: Float64Array }): ClassEvidence {
  const histogram = new Map<number, number>();
  let rows = 0;
  for (const size of list.rows) {
    rows += size;
    histogram.set(size, (histogram.get(size) ?? 0) + 1);
  }
  const sorted = [...histogram].sort(([a], [b]) => a - b);
  return {
    rows,
    classes: sorted.reduce((n, [, count]) => n + count, 0),
    minClassSize: sorted.length > 0 ? sorted[0][0] : null,
    histogram: sorted,
  };
}

/** What was found on one table read back. */
export interface Measured {
  readonly facts: readonly GuaranteeFact[];
  readonly evidence: ClassEvidence;
}

/** What the measurement needs to know of the plan. */
type Claims = Pick<Planned, 'plan' | 'product' | 'models' | 'sensitiveIn' | 'linked'>;

/**
 * What may be claimed of a table read back from the released bytes.
 * @param subjects the people behind the rows of that table, in its order; absent where rows are the unit
 * @param population the population at the same levels, where a model names one
 */
export function measure(
  table: CodedTable,
  { plan, product, models, sensitiveIn, linked }: Claims,
  subjects?: Subjects,
  population?: CodedTable,
): Measured {
  const { quasiIdentifiers } = plan;
  const released = releasedRows(table, quasiIdentifiers, product.privacy.suppressed, subjects);
  const sensitive = sensitiveIn(released.table);
  // What the holder can count: rows alone, in the classes that have any.
  const list = occupied(classesOfTable(released.table, quasiIdentifiers, { sensitive, population }));
  const byRows = classFacts(list, sensitive, referencesOf(list));
  const byPeople = released.subjects && peopleFacts(released.table, released.subjects);
  const facts = models.flatMap(({ model, params }) => {
    const parameters = publicParameters(params as Readonly<Record<string, unknown>>);
    const rows = model.evidence(byRows, params).filter(({ unit }) => unit === 'rows');
    const people = byPeople ? model.evidence(byPeople, params).filter(({ unit }) => unit === 'people') : [];
    // Beside a count of people, a count of rows is necessary and no more.
    const counted = people.length > 0 ? rows.map((row) => ({ ...row, strength: 'necessary' as const })) : rows;
    return [...counted, ...people].map((found) => ({ model: model.kind, parameters, ...found }));
  });
  return { facts, evidence: classEvidence(list) };

  function peopleFacts(table: CodedTable, people: Subjects): ClassFacts {
    const index = classesOfTable(table, quasiIdentifiers, { sensitive, subjects: people, population });
    // With linked rows it is the groups of people that must hold.
    const classes = linked ? linkedClasses(index.tupleOf, people, sensitive).classes : occupied(index);
    return classFacts(classes, sensitive, referencesOf(classes));
  }
}

/** The guarantees of the statement: recomputed ones carry the histogram that the holder can recount. */
export function guarantees(facts: readonly GuaranteeFact[], evidence: ClassEvidence): Guarantee[] {
  return facts.map(({ holds: _, ...fact }) => ({
    ...fact,
    holds: true as const,
    ...(fact.grade === 'recomputed' && { evidence }),
  }));
}
