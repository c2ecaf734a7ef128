import type { ColumnType } from '../coded.js';
import type { DataLike } from './shape.js';

/**
 * Reads one column: gives each distinct value a code. `slot` is called once a piece and returns the code of a slot
 * that is not null; -1 where the value behind a dictionary entry is null.
 */
export interface ColumnReader {
  readonly type: ColumnType;
  slot(piece: DataLike): (index: number) => number;
  /** Exact text of each code, not yet canonical; `undefined` when the column is not valid UTF-8. */
  texts(): string[] | undefined;
}

/** Thrown inside readers for buffers that contradict each other; `fromArrow` names the column. */
export class MalformedArrow extends Error {}

/** Codes of numeric values in order of first use. `Map` takes -0 for 0, and finds NaN. */
export function valueCodes<T extends number | bigint>(): { codeOf(value: T): number; values(): T[] } {
  const codes = new Map<T, number>();
  return {
    codeOf(value) {
      let code = codes.get(value);
      if (code === undefined) {
        code = codes.size;
        codes.set(value, code);
      }
      return code;
    },
    values: () => [...codes.keys()],
  };
}

/**
 * The buffer of values, as the typed array that the type asks for.
 * @param elements how many it must have at least; default: one a slot
 */
export function valuesOf<T extends ArrayBufferView & { readonly length: number }>(
  piece: DataLike,
  kind: abstract new (...args: never[]) => T,
  elements = piece.length,
): T {
  if (piece.values instanceof kind && piece.values.length >= elements) return piece.values;
  throw new MalformedArrow();
}
