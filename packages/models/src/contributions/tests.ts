import type { ReadingTests } from '../readings/by-reading.js';
import { type Contributions, contributionsOf } from './largest.js';

/**
 * Tests of a rule about contributions. Rows are the contributions; a person's are known only where every row of the
 * class is somebody else's, so by people any other class fails.
 */
export function contributionTests(safe: (contributions: Contributions) => boolean): ReadingTests {
  return {
    byRows:
      (reading, { numbers }) =>
      (c) =>
        safe(contributionsOf(reading, numbers, c)),
    byPeople:
      ({ units }, { byRows, numbers }) =>
      (c) =>
        units[c] === byRows.units[c] && safe(contributionsOf(byRows, numbers, c)),
  };
}
