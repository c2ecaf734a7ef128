import { groupWords, layoutWords, packWords } from '@sluice/table';
import { shareAtMost } from '../exact/ratio.js';
import type { Reading } from '../model.js';

/** Bounds that every group of classes with equal codes must keep. */
export interface GroupBounds {
  /** Least number of units. */
  readonly least: number;
  /** Greatest share of a sensitive value. */
  readonly confidence: number;
  /** 1 for each code that is sensitive. */
  readonly sensitive: Uint8Array;
  /** Whether units add over classes. */
  readonly adds: boolean;
}

/** Groups classes by some quasi-identifiers. Codes are whole numbers from -1 (missing). */
function groupBy(columns: readonly Int32Array[], size: number) {
  const cardinalities = columns.map((codes) => codes.reduce((most, code) => Math.max(most, code), -1) + 2);
  const shifted = columns.map((codes) => codes.map((code) => code + 1));
  const identity = cardinalities.map((n) => Int32Array.from({ length: n }, (_, i) => i));
  const layout = layoutWords(cardinalities);
  return groupWords(packWords(shifted, identity, cardinalities, size, layout), layout.products, size);
}

/**
 * Marks the classes of each group that has too few units, or too large a share of a sensitive value.
 *
 * Where people have rows in several classes, the people of a group are not known from those of its classes: there are
 * at least as many as in its largest class, and at most the sum hold a value. With these bounds a group may be marked
 * that is good, never the other way.
 * @param columns codes of the chosen quasi-identifiers by class
 * @param gone classes that count no more
 * @param marked set to 1 for the classes of a bad group
 */
export function markBreaches(
  columns: readonly Int32Array[],
  { byClass: { starts, values, counts }, units }: Reading,
  { least, confidence, sensitive, adds }: GroupBounds,
  gone: Uint8Array,
  marked: Uint8Array,
): void {
  const { ids, first } = groupBy(columns, units.length);
  const members: number[][] = Array.from(first, () => []);
  for (let c = 0; c < ids.length; c++) if (!gone[c]) members[ids[c]].push(c);
  const holders = new Float64Array(sensitive.length);

  for (const classes of members) {
    let size = 0;
    for (const c of classes) size = adds ? size + units[c] : Math.max(size, units[c]);
    for (const c of classes)
      for (let i = starts[c]; i < starts[c + 1]; i++) if (sensitive[values[i]]) holders[values[i]] += counts[i];
    let good = size >= least;
    for (const c of classes)
      for (let i = starts[c]; i < starts[c + 1]; i++) {
        const held = holders[values[i]];
        holders[values[i]] = 0;
        if (good && held > 0) good = shareAtMost(held, size, confidence);
      }
    if (!good) for (const c of classes) marked[c] = 1;
  }
}
