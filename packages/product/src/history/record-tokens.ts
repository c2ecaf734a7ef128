import { fail } from '@sluice/errors';
import { type CodedColumn, type CodedTable, compareCodePoints, NULL_CODE } from '@sluice/table';
import type { Product } from '../file/product.js';
import { recordKeyOf } from '../source/record-key.js';
import type { RecordToken } from './history-keys.js';

/** What tells the rows of a source apart. */
export interface RecordIdentity {
  /** Declared columns, sorted; null: the content of all cells. */
  readonly key: readonly string[] | null;
  /** Tokens of the given source rows, one after the other. */
  readonly tokensOf: (rows: Int32Array) => Uint8Array;
}

/** Cells with their lengths, so that no two rows of different cells have one text; `-` is a missing cell. */
function textOf(columns: readonly CodedColumn[]): (row: number) => string {
  const cells = columns.map(({ values }) => values.map((value) => `${value.length}:${value}`));
  return (row) => {
    let text = '';
    for (let c = 0; c < columns.length; c++) {
      const code = columns[c].codes[row];
      text += code === NULL_CODE ? '-' : cells[c][code];
    }
    return text;
  };
}

/** Counts only: a key is a value of the table. */
function requireUnique(columns: readonly CodedColumn[], rows: number, product: Product): void {
  const path = product.join === undefined ? ['source', 'key'] : ['sources'];
  let missing = 0;
  for (let row = 0; row < rows; row++) if (columns.some(({ codes }) => codes[row] === NULL_CODE)) missing++;
  if (missing > 0)
    fail('refused', 'history/key-missing', `${missing} of ${rows} rows lack a value of their key`, {
      path,
      hint: 'a key names every row: complete it at the source, or leave `key` out',
    });
  const text = textOf(columns);
  const seen = new Set<string>();
  for (let row = 0; row < rows; row++) seen.add(text(row));
  if (seen.size < rows)
    fail('refused', 'history/key-twice', `${rows} rows have only ${seen.size} keys: a key names one row`, {
      path,
      hint: 'name further columns under `key`, or leave it out: rows are then told apart by their content',
    });
}

/**
 * How the records of a source are followed into the next release: by their declared key, else by the content of all
 * source cells, the columns in the order of their names.
 * @throws SluiceError `history/key-missing`, `history/key-twice` where the declared key is none, with counts only
 */
export function recordIdentity(product: Product, table: CodedTable, token: RecordToken): RecordIdentity {
  const declared = recordKeyOf(
    product,
    table.columns.map(({ name }) => name),
  ).map(({ name }) => name);
  const key = declared.length > 0 ? [...new Set(declared)].sort(compareCodePoints) : null;
  const columns = (key ?? table.columns.map(({ name }) => name).sort(compareCodePoints)).map(
    (name) => table.columns.find((column) => column.name === name) ?? absent(name),
  );
  if (key) requireUnique(columns, table.rows, product);
  const names = columns.map(({ name }) => `${name.length}:${name}`).join('');
  const text = textOf(columns);
  const start = `${key ? 'key' : 'content'}|${names}|`;
  return {
    key,
    tokensOf(rows) {
      const out = new Uint8Array(rows.length * 8);
      rows.forEach((row, i) => {
        out.set(token(start + text(row)), i * 8);
      });
      return out;
    },
  };
}

function absent(name: string): never {
  return fail('input', 'source/key-column', `the key names the column \`${name}\`, which the table has not`, {
    path: ['source', 'key'],
    hint: 'correct the name under `key`',
  });
}
