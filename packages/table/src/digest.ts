import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { type CodedColumn, type CodedTable, NULL_CODE } from './coded.js';
import { valueRanks } from './order.js';

const DOMAIN = 'sluice logical table v1';

function uint32(...numbers: readonly number[]): Uint8Array {
  const out = new Uint8Array(numbers.length * 4);
  const view = new DataView(out.buffer);
  numbers.forEach((n, i) => {
    view.setUint32(i * 4, n, true);
  });
  return out;
}

function text(value: string): Uint8Array[] {
  const bytes = utf8ToBytes(value);
  return [uint32(bytes.length), bytes];
}

/** Codes as ranks among the values that occur, 0 for missing, little-endian in the narrowest of 1, 2 or 4 bytes. */
function rankBytes(column: CodedColumn, rankOf: Int32Array, distinct: number): Uint8Array {
  const width = distinct < 0x100 ? 1 : distinct < 0x10000 ? 2 : 4;
  const out = new Uint8Array(column.codes.length * width);
  for (let i = 0, at = 0; i < column.codes.length; i++, at += width) {
    const code = column.codes[i];
    const n = code === NULL_CODE ? 0 : rankOf[code] + 1;
    out[at] = n;
    if (width > 1) out[at + 1] = n >>> 8;
    if (width > 2) {
      out[at + 2] = n >>> 16;
      out[at + 3] = n >>> 24;
    }
  }
  return out;
}

function columnDigest(column: CodedColumn): Uint8Array {
  const used = new Uint8Array(column.values.length);
  for (const code of column.codes) if (code !== NULL_CODE) used[code] = 1;
  const kept = column.values.filter((_, i) => used[i] === 1);
  const ranks = valueRanks(kept);
  const rankOf = new Int32Array(column.values.length);
  for (let i = 0, next = 0; i < used.length; i++) if (used[i]) rankOf[i] = ranks[next++];
  const sorted = new Array<string>(kept.length);
  kept.forEach((value, i) => {
    sorted[ranks[i]] = value;
  });
  const hash = sha256.create();
  for (const part of [...text(column.name), ...text(column.type), uint32(kept.length, column.codes.length)])
    hash.update(part);
  for (const value of sorted) for (const part of text(value)) hash.update(part);
  hash.update(rankBytes(column, rankOf, kept.length));
  return hash.digest();
}

/**
 * Logical digest of a table: SHA-256 over column names, logical types, the sorted values that occur, and the ranks of
 * the cells in row order. Equal for every engine, file format, dictionary order and chunking; different when a cell,
 * a name, a type or the order of rows or columns differs. Definition: docs/semantics.md.
 * @returns lower-case hex
 */
export function logicalDigest(table: CodedTable): string {
  const hash = sha256.create();
  for (const part of text(DOMAIN)) hash.update(part);
  hash.update(uint32(table.columns.length, table.rows));
  for (const column of table.columns) hash.update(columnDigest(column));
  return bytesToHex(hash.digest());
}
