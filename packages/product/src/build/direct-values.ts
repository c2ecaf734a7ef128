import { type CodedColumn, type CodedTable, NULL_CODE } from '@sluice/table';
import type { CompiledColumn } from '../check/compile-columns.js';

/** Shorter values (a bed number, a sex code) coincide by chance. */
const SHORTEST = 6;

/** Dates, moments and flags coincide by nature; anything else may be an identity number, phone, name or address. */
const COINCIDING_TYPES = ['date', 'timestamp', 'boolean'];
const DATE = /^\d{4}-\d{2}-\d{2}(?:[T ][0-9:.]+)?$/;

/**
 * Counts distinct values of direct columns that occur as a value of another released column. Every distinct value on
 * both sides is looked at: no sample. What a direct column itself releases is judged by its label, not here.
 */
export function countDirectValues(
  source: CodedTable,
  columns: readonly CompiledColumn[],
  released: CodedTable,
): number {
  const found = new Set<string>();
  for (const { role, name } of columns) {
    const column = role === 'direct' ? source.columns.find((c) => c.name === name) : undefined;
    if (!column || COINCIDING_TYPES.includes(column.type)) continue;
    const secret = new Set(column.values.filter((value) => value.length >= SHORTEST && !DATE.test(value)));
    if (secret.size === 0) continue;
    for (const other of released.columns)
      if (other.name !== name) for (const value of usedValues(other)) if (secret.has(value)) found.add(value);
  }
  return found.size;
}

function usedValues(column: CodedColumn): string[] {
  const used = new Uint8Array(column.values.length);
  for (const code of column.codes) if (code !== NULL_CODE) used[code] = 1;
  return column.values.filter((_, code) => used[code] === 1);
}
