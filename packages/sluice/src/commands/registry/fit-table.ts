import { displayWidth, harmless } from '@sluice/product';
import { alignColumns } from '../../terminal/columns.js';

/** Width of the terminals that every table fits. */
export const COLUMNS = 100;
const GAP = 2;
const NARROWEST = 6;

/** A text in at most so many columns (full-width characters count two), with a mark where it was cut. */
export function cutTo(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let kept = '';
  let used = 0;
  for (const character of text) {
    used += displayWidth(character);
    if (used > width - 1) break;
    kept += character;
  }
  return `${kept}…`;
}

/**
 * Rows under their headings, no line wider than 100 columns: the widest cells are cut, the first column last of all,
 * because one copies ids from it.
 */
export function fitTable(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = [heads.map((head) => head.toUpperCase()), ...rows].map((row) => row.map(harmless));
  const widths = heads.map((_, c) => Math.max(...cells.map((row) => displayWidth(row[c] ?? ''))));
  const room = COLUMNS - GAP * (heads.length - 1);
  for (let over = sum(widths) - room; over > 0; over--) {
    const c = widest(widths.slice(1)) + 1;
    if (c > 0 && widths[c] > NARROWEST) widths[c]--;
    else widths[widest(widths)]--;
  }
  return alignColumns(cells.map((row) => row.map((cell, c) => cutTo(cell, widths[c]))));
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

/** Index of the greatest number, the last of equals; -1 where there is none. */
function widest(widths: readonly number[]): number {
  return widths.reduce((best, width, c) => (best < 0 || width >= widths[best] ? c : best), -1);
}
