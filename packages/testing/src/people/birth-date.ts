import { type Day, isoOf } from '../days.js';
import type { Random } from '../random.js';
import { weighted } from '../weights.js';

/** Who comes to clinics by age band (0-9, …, 90 and over): more of the very young and the old than live there. */
const drawBand = weighted([13, 8, 10, 13, 12, 14, 14, 10.5, 4.5, 1]);

/** Birth date (ISO) of a patient whose age on `reference` follows the age bands of outpatients; 0 to 99 years. */
export function birthDateOf(random: Random, reference: Day): string {
  const years = 10 * drawBand(random) + 10 * random();
  return isoOf(Math.floor(reference - years * 365.2425));
}
