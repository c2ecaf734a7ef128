import { SluiceError } from '@sluice/errors';
import type { CodedColumn, ColumnType } from '@sluice/table';
import fc from 'fast-check';

/** Codes a column of cells, `null` where missing. The dictionary is in order of first use. */
export function column(cells: readonly (string | null)[], type: ColumnType = 'string', name = 'c'): CodedColumn {
  const values = [...new Set(cells.filter((cell) => cell !== null))];
  const codes = Int32Array.from(cells, (cell) => (cell === null ? -1 : values.indexOf(cell)));
  return { name, type, codes, values };
}

/** The cells of a column. */
export function cells({ codes, values }: CodedColumn): (string | null)[] {
  return Array.from(codes, (code) => (code === -1 ? null : values[code]));
}

/** Values that no row uses, and repeated ones: both must be none in an output. */
export function spareValues({ codes, values }: CodedColumn): string[] {
  return values.filter((value, code) => !codes.includes(code) || values.indexOf(value) !== code);
}

/** Columns with missing rows and with dictionary entries that no row uses. */
export function columnOf(value: fc.Arbitrary<string>, type: ColumnType = 'string'): fc.Arbitrary<CodedColumn> {
  return fc
    .tuple(fc.uniqueArray(value, { maxLength: 12 }), fc.array(fc.nat(), { maxLength: 40 }))
    .map(([values, picks]) => ({
      name: 'c',
      type,
      values,
      codes: Int32Array.from(picks, (pick) => (pick % (values.length + 1)) - 1),
    }));
}

/** The error that a call throws. */
export function caught(call: () => unknown): SluiceError {
  try {
    call();
  } catch (error) {
    if (error instanceof SluiceError) return error;
    throw error;
  }
  throw new Error('expected a SluiceError, nothing was thrown');
}
