import { type CodedColumn, type CodedTable, NULL_CODE } from './coded.js';
import { valueRanks } from './order.js';

/**
 * Rebuilds a column, or each column of a table, so that `values` holds exactly the values that rows use, in order of
 * first use. Nothing of the old column is shared: filtered values stay behind. One pass over the rows.
 */
export function compact(part: CodedColumn): CodedColumn;
export function compact(part: CodedTable): CodedTable;
export function compact(part: CodedColumn | CodedTable): CodedColumn | CodedTable {
  return 'columns' in part ? { rows: part.rows, columns: part.columns.map(compactColumn) } : compactColumn(part);
}

function compactColumn({ name, type, codes, values }: CodedColumn): CodedColumn {
  const kept: string[] = [];
  const newCode = new Int32Array(values.length).fill(NULL_CODE);
  const out = new Int32Array(codes.length);
  for (let row = 0; row < codes.length; row++) {
    const old = codes[row];
    if (old === NULL_CODE) {
      out[row] = NULL_CODE;
      continue;
    }
    let code = newCode[old];
    if (code === NULL_CODE) {
      code = kept.push(values[old]) - 1;
      newCode[old] = code;
    }
    out[row] = code;
  }
  return { name, type, codes: out, values: kept };
}

/** As `compact`, with `values` in code-point order (that of their UTF-8 bytes), so that codes are ranks. */
export function sortDictionary(part: CodedColumn): CodedColumn;
export function sortDictionary(part: CodedTable): CodedTable;
export function sortDictionary(part: CodedColumn | CodedTable): CodedColumn | CodedTable {
  return 'columns' in part ? { rows: part.rows, columns: part.columns.map(sortColumn) } : sortColumn(part);
}

function sortColumn(column: CodedColumn): CodedColumn {
  const { name, type, codes, values } = compactColumn(column);
  const ranks = valueRanks(values);
  const sorted = new Array<string>(values.length);
  values.forEach((value, i) => {
    sorted[ranks[i]] = value;
  });
  for (let row = 0; row < codes.length; row++) if (codes[row] !== NULL_CODE) codes[row] = ranks[codes[row]];
  return { name, type, codes, values: sorted };
}
