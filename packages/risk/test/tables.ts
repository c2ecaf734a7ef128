import type { CodedTable } from '@sluice/table';
import { type AggregateForm, type EgressTable, fromAggregate } from '../src/index.js';

/** A table of text columns from its rows; null is a missing value. */
export function tableOf(names: readonly string[], rows: readonly (readonly (string | number | null)[])[]): CodedTable {
  const columns = names.map((name, c) => {
    const values = [...new Set(rows.map((row) => row[c]).filter((x) => x !== null))].map(String);
    const codes = Int32Array.from(rows, (row) => (row[c] === null ? -1 : values.indexOf(String(row[c]))));
    return { name, type: 'string' as const, codes, values: [...new Set(values)] };
  });
  return { rows: rows.length, columns };
}

export const COUNTS = { count: 'n', totals: ['total', '合计'], contributions: 2 };

/** Counts of a table by text: `a b 12` a line, `total` for a margin, `*` for a suppressed count. */
export function counts(text: string, more: Partial<AggregateForm> = {}): EgressTable {
  const rows = text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
  const dims = Array.from({ length: rows[0].length - 1 }, (_, d) => `d${d + 1}`);
  return fromAggregate(tableOf([...dims, 'n'], rows), { ...COUNTS, dims, ...more });
}

/** Totals with two largest contributions: `a b COUNT TOTAL TOP1 TOP2` a line. */
export function totals(text: string): EgressTable {
  const rows = text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
  const dims = Array.from({ length: rows[0].length - 4 }, (_, d) => `d${d + 1}`);
  const form = { ...COUNTS, dims, value: 'x', largest: ['top1', 'top2'] };
  return fromAggregate(tableOf([...dims, 'n', 'x', 'top1', 'top2'], rows), form);
}
