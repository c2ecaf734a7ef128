import { fail } from '@sluice/errors';
import { type CodedColumn, type ColumnType, NULL_CODE } from '@sluice/table';

/** What a function of values could not take: counts only, never the values. */
export interface Offenders {
  readonly distinct: number;
  readonly rows: number;
}

export interface MapOptions {
  /** Called when the function gave `undefined` for a value that a row holds; must throw. */
  readonly refuse?: (offenders: Offenders) => never;
  /** What a missing value becomes; it stays missing when left out. */
  readonly nullAs?: string;
}

/**
 * Rows that hold each value of the dictionary, missing values left out.
 * @returns length: values
 * @throws internal/code-range when a code points outside the dictionary
 */
export function rowsPerValue(column: CodedColumn): Float64Array {
  const size = column.values.length;
  const rows = new Float64Array(size);
  for (const code of column.codes) {
    if (code === NULL_CODE) continue;
    if (code < 0 || code >= size) {
      fail('internal', 'internal/code-range', `Column '${column.name}' has a code outside its dictionary of ${size}.`);
    }
    rows[code]++;
  }
  return rows;
}

/**
 * A new column from a function of values, called once for each value that some row holds. Equal outputs become one
 * code and the new dictionary holds nothing else, so no input value survives in it by accident. The order of the
 * new dictionary follows the old one, whatever the order of the rows.
 *
 * @param f output for a value, null where it becomes missing, or `undefined` where there is no output
 */
export function mapValues(
  column: CodedColumn,
  type: ColumnType,
  f: (value: string, code: number) => string | null | undefined,
  options: MapOptions = {},
): CodedColumn {
  const rows = rowsPerValue(column);
  const values: string[] = [];
  const codeOf = new Map<string, number>();
  const intern = (value: string): number => {
    let code = codeOf.get(value);
    if (code === undefined) {
      code = values.length;
      values.push(value);
      codeOf.set(value, code);
    }
    return code;
  };

  const recode = new Int32Array(column.values.length).fill(NULL_CODE);
  const lost = { distinct: 0, rows: 0 };
  for (let code = 0; code < recode.length; code++) {
    if (rows[code] === 0) continue;
    const output = f(column.values[code], code);
    if (output === undefined) {
      lost.distinct++;
      lost.rows += rows[code];
    } else if (output !== null) recode[code] = intern(output);
  }
  if (lost.distinct > 0) {
    options.refuse?.(lost);
    fail('internal', 'internal/no-output', `Column '${column.name}': ${lost.distinct} values have no output.`);
  }

  const { nullAs } = options;
  const nullCode = nullAs !== undefined && column.codes.includes(NULL_CODE) ? intern(nullAs) : NULL_CODE;
  const codes = new Int32Array(column.codes.length);
  for (let row = 0; row < codes.length; row++) {
    const code = column.codes[row];
    codes[row] = code === NULL_CODE ? nullCode : recode[code];
  }
  return { name: column.name, type, codes, values };
}
