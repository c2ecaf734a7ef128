import type { CodedTable } from '@sluice/table';
import type { Planned } from '../plan/plan-product.js';
import { outputOf } from '../plan/quasi-of.js';

/** The whole table after all operations, at the planned levels: nothing is suppressed yet. */
export function outputTable({ plan, prepared, source }: Planned): CodedTable {
  const { levels } = plan.search;
  return { rows: source.table.rows, columns: prepared.map((p) => outputOf(p, levels[p.compiled.name])) };
}
