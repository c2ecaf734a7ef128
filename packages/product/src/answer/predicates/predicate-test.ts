import type { ColumnType } from '@sluice/table';
import type { z } from 'zod';

/**
 * One kind of question about a cell: a frozen object, one a file. `kind` is the tag in the product file, `operand` the
 * schema of what stands beside it. The list is closed: a release names its tests, and another reader must know them.
 */
export interface PredicateTest<O = unknown> {
  readonly kind: string;
  readonly operand: z.ZodType<O>;
  /** Logical types of columns that it makes sense for. */
  readonly types: readonly ColumnType[];
  /**
   * The operand in canonical text of the column's type; of what is canonical already, itself.
   * @returns null where the operand is no value of that type, or can never be met
   */
  canonical(operand: O, type: ColumnType): O | null;
  /**
   * A function over the canonical text of a cell. Operands are those that `canonical` gave.
   * @returns for `day` (yyyy-mm-dd, UTC, the day of the question) whether the cell passes
   */
  compile(operand: O, type: ColumnType): (cell: string, day: string) => boolean;
  /** What a missing cell is worth; without it nothing can be said of one. */
  readonly missing?: boolean;
}
