import { type CodedTable, NULL_CODE } from '@sluice/table';
import type { CompiledColumn } from '../check/compile-columns.js';

/** Shorter values (a bed number, a sex code) coincide by chance. */
const SHORTEST = 6;

/** An identity number, phone, name or address is text or a whole number; dates coincide by nature. */
const IDENTIFYING_TYPES = ['string', 'integer'];
const DATE = /^\d{4}-\d{2}-\d{2}/;

/**
 * Counts distinct values of unreleased direct columns that occur as a value of any released column. Every distinct
 * value on both sides is looked at: no sample.
 */
export function countDirectValues(
  source: CodedTable,
  columns: readonly CompiledColumn[],
  released: CodedTable,
): number {
  const secret = new Set<string>();
  for (const compiled of columns) {
    // A direct column that is released in some form is judged by its label, not here.
    if (compiled.role !== 'direct' || compiled.output !== null) continue;
    const column = source.columns.find((c) => c.name === compiled.name);
    if (!column || !IDENTIFYING_TYPES.includes(column.type)) continue;
    for (const value of column.values) if (value.length >= SHORTEST && !DATE.test(value)) secret.add(value);
  }
  if (secret.size === 0) return 0;
  const found = new Set<string>();
  for (const column of released.columns) {
    const used = new Uint8Array(column.values.length);
    for (const code of column.codes) if (code !== NULL_CODE) used[code] = 1;
    column.values.forEach((value, code) => {
      if (used[code] && secret.has(value)) found.add(value);
    });
  }
  return found.size;
}
