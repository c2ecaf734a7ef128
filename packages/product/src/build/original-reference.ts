import { classesOfTable, classFacts, type ModelUse, referencesOf } from '@sluice/models';
import { takeRows } from '@sluice/table';
import { outputTable } from '../apply/output-table.js';
import { subjectsOfRows } from '../apply/people.js';
import type { ProtectedTable } from '../apply/protect.js';
import type { Planned } from '../plan/plan-product.js';

const comparesWithTable = ({ model, params }: ModelUse) => model.needs(params).column !== undefined;

/**
 * Whether the released classes satisfy the sensitive models against the distribution of the whole source too. A
 * reference made of released rows alone could hide that what was dropped is what differed.
 */
export function holdsAgainstOriginal(planned: Planned, applied: ProtectedTable): boolean {
  const { models, plan, subjects, sensitiveIn } = planned;
  const uses = models.filter(comparesWithTable);
  if (uses.length === 0) return true;
  const table = outputTable(planned);
  const sensitive = sensitiveIn(table);
  const original = referencesOf(classesOfTable(table, plan.quasiIdentifiers, { sensitive, subjects }));
  const rows = applied.sourceRows;
  // The same codes for both sides: the released rows are picked out of the whole output.
  const released = sensitive.map((s) => ({ ...s, codes: rows.map((row) => s.codes[row]) }));
  const list = classesOfTable(takeRows(table, rows), plan.quasiIdentifiers, {
    sensitive: released,
    subjects: subjects && subjectsOfRows(subjects, rows),
  });
  const facts = classFacts(list, released, original);
  return uses.every(({ model, params }) => !model.failing(facts, params).includes(1));
}
