import type { CodedTable } from '@sluice/table';
import fc from 'fast-check';
import type { HierarchyRows } from '../naive/hierarchy.js';
import type { NaiveProblem } from '../naive/optimum.js';
import { rowsOf } from '../tables/rows.js';
import type { Cell } from '../tables/text-table.js';
import { hierarchyArbitrary } from './hierarchy.js';
import { constantSubjects, varyingSubjects } from './subjects.js';
import { type TableShape, tableArbitrary } from './table.js';

/** A full-domain problem in the product's terms; `naiveProblem` puts it into the oracle's. */
export interface Problem {
  /** Every column is a quasi-identifier. */
  readonly table: CodedTable;
  /** One per column, over all its values and perhaps some more. */
  readonly hierarchies: readonly HierarchyRows[];
  readonly k: number;
  readonly limits: { readonly rows: number; readonly people: number };
  /** `constant`: all rows of a person have the same tuple. */
  readonly tuples: 'rows' | 'constant' | 'varying';
  readonly subject?: readonly Cell[];
}

/** Shares whose product with a number of rows is easily got wrong in binary. */
export function shareArbitrary(): fc.Arbitrary<number> {
  return fc.constantFrom(0, 0, 0.01, 0.07, 0.1, 0.25, 0.29, 0.5, 0.57, 1);
}

/** Random tables with random hierarchies, k and limits; by rows, or by people with constant or varying tuples. */
export function problemArbitrary(shape: TableShape = {}): fc.Arbitrary<Problem> {
  const plain = tableArbitrary(shape);
  const peopled = fc.oneof(
    plain.map((table) => ({ table, tuples: 'rows' as const })),
    plain.chain(constantSubjects).map((p) => ({ ...p, tuples: 'constant' as const })),
    plain.chain(varyingSubjects).map((p) => ({ ...p, tuples: 'varying' as const })),
  );
  return peopled.chain((base) =>
    fc
      .record({
        hierarchies: fc.tuple(
          ...base.table.columns.map(({ values }) =>
            fc.subarray(['unused 1', 'unused 2']).chain((extra) => hierarchyArbitrary([...values, ...extra])),
          ),
        ),
        k: fc.integer({ min: 1, max: 5 }),
        limits: fc.record({ rows: shareArbitrary(), people: shareArbitrary() }),
      })
      .map((rest) => ({ ...base, ...rest })),
  );
}

export function naiveProblem({ table, hierarchies, k, limits, subject }: Problem): NaiveProblem {
  return { rows: rowsOf(table), hierarchies, k, limits, subject };
}
