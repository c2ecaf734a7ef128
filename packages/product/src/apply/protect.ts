import { classesOfTable, judgeClasses, linkedClasses, type ModelUse, type SensitiveColumn } from '@sluice/models';
import {
  type CodedColumn,
  type CodedTable,
  canonicalOrder,
  compact,
  NULL_CODE,
  peopleLost,
  type Subjects,
  takeRows,
} from '@sluice/table';
import { STAR } from '@sluice/transform';

/** A table as it may leave, with what ties it to its source: that part never leaves. */
export interface ProtectedTable {
  /** Rows in canonical order, dictionaries rebuilt. */
  readonly table: CodedTable;
  /** Source row of each released row. Length: released rows. */
  readonly sourceRows: Int32Array;
  readonly suppressedRows: number;
  readonly suppressedPeople: number;
}

export interface Protection {
  /** Output columns after their operations, in order; all rows. */
  readonly table: CodedTable;
  readonly quasiIdentifiers: readonly string[];
  readonly models: readonly ModelUse[];
  /** Sensitive columns that the models name, over the same rows. */
  readonly sensitive: readonly SensitiveColumn[];
  readonly subjects?: Subjects;
  /** Table of the population at the same levels, where a model names one. */
  readonly population?: CodedTable | undefined;
  readonly suppressed: 'drop' | 'keep';
  /** A released token links the rows of each person: then a person keeps all rows or none. */
  readonly linked: boolean;
}

/** The column with `*` in the given rows; text, because no other type can hold it. */
function starred(column: CodedColumn, rows: Uint8Array): CodedColumn {
  const at = column.values.indexOf(STAR);
  const star = at < 0 ? column.values.length : at;
  const codes = column.codes.map((code, row) => (rows[row] ? star : code));
  return { ...column, type: 'string', codes, values: at < 0 ? [...column.values, STAR] : column.values };
}

/**
 * Suppresses the rows of classes that break a model and puts the rest in an order computed from released values alone.
 * The classes are found on the output columns themselves, not taken from the search.
 */
export function protect(protection: Protection): ProtectedTable {
  const { table, quasiIdentifiers, models, sensitive, subjects, population, suppressed } = protection;
  const list = classesOfTable(table, quasiIdentifiers, { sensitive, subjects, population });
  const linked = protection.linked && subjects ? linkedClasses(list.tupleOf, subjects, sensitive) : undefined;
  const judged = linked?.classes ?? list;
  const groupOf = linked?.groupOf ?? list.tupleOf;
  const failing = judgeClasses(judged, models, sensitive);
  const goes = new Uint8Array(table.rows);
  let suppressedRows = 0;
  for (let row = 0; row < table.rows; row++)
    if (failing[groupOf[row]]) {
      goes[row] = 1;
      suppressedRows++;
    }
  const suppressedPeople = judged.people ? peopleLost(judged.people, failing) : 0;

  let left = table;
  let among: Int32Array | undefined;
  if (suppressed === 'keep') {
    const columns = table.columns.map((c) => (quasiIdentifiers.includes(c.name) ? starred(c, goes) : c));
    left = { rows: table.rows, columns };
  } else {
    among = new Int32Array(table.rows - suppressedRows);
    for (let row = 0, at = 0; row < table.rows; row++) if (!goes[row]) among[at++] = row;
  }
  const sourceRows = canonicalOrder(left, among);
  return { table: compact(takeRows(left, sourceRows)), sourceRows, suppressedRows, suppressedPeople };
}

/** Whether the row is a suppressed one that was kept: every quasi-identifier is `*`. */
export function suppressedMask(table: CodedTable, quasiIdentifiers: readonly string[]): Uint8Array {
  const mask = new Uint8Array(table.rows).fill(quasiIdentifiers.length > 0 ? 1 : 0);
  for (const name of quasiIdentifiers) {
    const column = table.columns.find((c) => c.name === name);
    for (let row = 0; row < table.rows; row++) {
      const code = column ? column.codes[row] : NULL_CODE;
      if (code === NULL_CODE || column?.values[code] !== STAR) mask[row] = 0;
    }
  }
  return mask;
}
