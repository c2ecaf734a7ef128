import type { Fault } from '@sluice/errors';
import { type CodedColumn, type ColumnType, NULL_CODE } from '../coded.js';
import { CANONICAL } from './canonical.js';
import type { Flaw } from './flaw.js';

/** Old codes to new ones: equal canonical texts share a code, which is that of the first. */
interface Recoding {
  readonly values: string[];
  /** Length: old values. */
  readonly codes: Int32Array;
  readonly flawed: ReadonlyMap<Flaw, ReadonlySet<number>>;
}

function recode(values: readonly string[], type: ColumnType): Recoding {
  const canonical = CANONICAL[type];
  const seen = new Map<string, number>();
  const codes = new Int32Array(values.length);
  const flawed = new Map<Flaw, Set<number>>();
  values.forEach((value, i) => {
    if (value === '') {
      codes[i] = NULL_CODE;
      return;
    }
    const text = canonical(value);
    if (typeof text !== 'string') {
      const list = flawed.get(text);
      if (list) list.add(i);
      else flawed.set(text, new Set([i]));
      return;
    }
    let code = seen.get(text);
    if (code === undefined) {
      code = seen.size;
      seen.set(text, code);
    }
    codes[i] = code;
  });
  return { values: [...seen.keys()], codes, flawed };
}

function countRows(column: CodedColumn, values: ReadonlySet<number>): { rows: number; distinct: number } {
  const used = new Set<number>();
  let rows = 0;
  for (const code of column.codes) {
    if (code !== NULL_CODE && values.has(code)) {
      rows++;
      used.add(code);
    }
  }
  return { rows, distinct: used.size };
}

/**
 * Reads the texts of a column as values of a type, on distinct values only. An empty text is a missing value, save in
 * a string column. Texts that spell no value are counted into `faults`, never printed.
 * @param faults where problems go; the column is returned all the same and must not be used when there is one
 */
export function retype(column: CodedColumn, type: ColumnType, faults: Fault[]): CodedColumn {
  if (type === 'string') {
    if (column.values.some((value) => value.includes('\0'))) {
      faults.push({
        code: 'table/nul',
        message: `column ${JSON.stringify(column.name)} holds the character U+0000`,
        hint: 'remove it in the source: no text format carries it safely',
      });
    }
    return column.type === 'string' ? column : { ...column, type };
  }
  const { values, codes, flawed } = recode(column.values, type);
  for (const [flaw, offenders] of flawed) {
    const { rows, distinct } = countRows(column, offenders);
    if (rows === 0) continue;
    faults.push({
      code: flaw.code,
      message: `column ${JSON.stringify(column.name)}, read as ${type}: ${rows} rows (${distinct} distinct values) ${flaw.says}`,
      hint: flaw.hint,
    });
  }
  const mapped = new Int32Array(column.codes.length);
  for (let row = 0; row < mapped.length; row++) {
    const code = column.codes[row];
    mapped[row] = code === NULL_CODE ? NULL_CODE : codes[code];
  }
  return { name: column.name, type, codes: mapped, values };
}
