import type { ValueCounts } from '@sluice/table';
import type { Members } from './group-tuples.js';

/** Values of a sensitive column by atom, by rows and by people. */
export interface CountedValues {
  readonly byRows: ValueCounts;
  readonly byPeople: ValueCounts;
}

/**
 * Counts values where each holder stands in one atom: rows with the value, holders of it, and the sum of its shares
 * among each holder's own rows. Linear in rows and atoms.
 * @param codes value of each row, from 0
 * @param holders the holders of each atom
 * @param rows the rows of each holder
 */
export function countValues(codes: Int32Array, cardinality: number, holders: Members, rows: Members): CountedValues {
  const atoms = holders.starts.length - 1;
  const starts = new Int32Array(atoms + 1);
  const values = new Int32Array(rows.members.length);
  const rowCounts = new Float64Array(values.length);
  const holderCounts = new Float64Array(values.length);
  const weights = new Float64Array(values.length);
  const slotOf = new Int32Array(cardinality).fill(-1);
  /** Rows of the present holder with each value; cleared after each. */
  const own = new Float64Array(cardinality);
  let end = 0;
  for (let atom = 0; atom < atoms; atom++) {
    const begin = end;
    for (let j = holders.starts[atom]; j < holders.starts[atom + 1]; j++) {
      const from = rows.starts[holders.members[j]];
      const to = rows.starts[holders.members[j] + 1];
      for (let i = from; i < to; i++) own[codes[rows.members[i]]]++;
      for (let i = from; i < to; i++) {
        const value = codes[rows.members[i]];
        const count = own[value];
        if (count === 0) continue;
        own[value] = 0;
        let slot = slotOf[value];
        if (slot < begin) {
          slot = end++;
          slotOf[value] = slot;
          values[slot] = value;
        }
        rowCounts[slot] += count;
        holderCounts[slot]++;
        weights[slot] += count / (to - from);
      }
    }
    starts[atom + 1] = end;
  }
  const shared = { starts, values: values.slice(0, end) };
  return {
    byRows: { ...shared, counts: rowCounts.slice(0, end) },
    byPeople: { ...shared, counts: holderCounts.slice(0, end), weights: weights.slice(0, end) },
  };
}
