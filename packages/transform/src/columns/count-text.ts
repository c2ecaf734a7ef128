import type { CodedColumn } from '@sluice/table';
import type { Offenders } from './map-values.js';

/** "2 of 7 distinct values (12 of 300 rows)": counts without a value. */
export function countText({ distinct, rows }: Offenders, column: CodedColumn): string {
  return `${distinct} of ${column.values.length} distinct values (${rows} of ${column.codes.length} rows)`;
}

/** "lines 3, 9 and 12", "lines 1, 2, 3, 4, 5 and 37 more", "line 4": where something stands, at most five places. */
export function placesText(noun: string, places: readonly number[], total: number = places.length): string {
  const shown = places.slice(0, 5);
  if (total === 1) return `${noun} ${shown[0]}`;
  if (total > shown.length) return `${noun}s ${shown.join(', ')} and ${total - shown.length} more`;
  return `${noun}s ${shown.slice(0, -1).join(', ')} and ${shown[shown.length - 1]}`;
}
