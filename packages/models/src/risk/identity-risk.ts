import type { SizeHistogram } from './size-histogram.js';

/** Risks of re-identification, each a number from 0 to 1. */
export interface IdentityRisk {
  /** Greatest risk of any unit. */
  readonly highest: number;
  /** Share of units that the attacker is expected to find. */
  readonly average: number;
  /** Share of units whose own risk is above the threshold. */
  readonly atRisk: number;
}

/** What the prosecutor's risk of a histogram tells besides. */
export interface ProsecutorRisk extends IdentityRisk {
  readonly lowest: number;
  /** Share of units at the lowest, and at the highest risk. */
  readonly shareAtLowest: number;
  readonly shareAtHighest: number;
}

/**
 * Prosecutor: the attacker knows that the person sought is in the table, so a unit in a class of s is found with chance
 * 1 / s (El Emam 2013, "Guide to the de-identification of personal health information"). `average` is classes / units.
 * It is the marketer's risk as well where no population is known.
 * @param threshold risk above which a unit is at risk
 * @returns all 0 for no units
 */
export function prosecutorRisk(histogram: SizeHistogram, threshold: number): ProsecutorRisk {
  const { sizes, counts, units, classes } = histogram;
  if (units === 0) return { lowest: 0, highest: 0, average: 0, atRisk: 0, shareAtLowest: 0, shareAtHighest: 0 };
  let atRisk = 0;
  for (let s = 0; s < sizes.length; s++) if (1 / sizes[s] > threshold) atRisk += sizes[s] * counts[s];
  const first = sizes[0] === 0 ? 1 : 0;
  const last = sizes.length - 1;
  return {
    lowest: 1 / sizes[last],
    highest: 1 / sizes[first],
    average: (classes - (first === 1 ? counts[0] : 0)) / units,
    atRisk: atRisk / units,
    shareAtLowest: (sizes[last] * counts[last]) / units,
    shareAtHighest: (sizes[first] * counts[first]) / units,
  };
}

/**
 * Journalist: the attacker looks for anybody whose presence can be shown, in a register of the population, so a unit in
 * a class of f with F in the population is found with chance 1 / F. `average` is the greater of what the attacker gets
 * by matching the register against the table (classes / sum of F) and the table against the register (mean of 1 / F).
 * @param sizes units per class in the table
 * @param population units per class in the population, at least those of the table. Same length
 */
export function journalistRisk(
  sizes: ArrayLike<number>,
  population: ArrayLike<number>,
  threshold: number,
): IdentityRisk {
  const { units, expected, atRisk, least, classes, register } = againstPopulation(sizes, population, threshold);
  if (units === 0) return { highest: 0, average: 0, atRisk: 0 };
  return { highest: 1 / least, average: Math.max(classes / register, expected / units), atRisk: atRisk / units };
}

/**
 * Marketer: the attacker matches the whole table against a register of the population and gains by each true match: the
 * expected share of true matches, the mean over units of 1 / F (Dankar & El Emam 2010, "A method for evaluating
 * marketer re-identification risk").
 * @param sizes units per class in the table
 * @param population units per class in the population, at least those of the table. Same length
 */
export function marketerRisk(sizes: ArrayLike<number>, population: ArrayLike<number>): number {
  const { units, expected } = againstPopulation(sizes, population, 1);
  return units === 0 ? 0 : expected / units;
}

function againstPopulation(sizes: ArrayLike<number>, population: ArrayLike<number>, threshold: number) {
  let [units, expected, atRisk, classes, register] = [0, 0, 0, 0, 0];
  let least = Number.POSITIVE_INFINITY;
  for (let c = 0; c < sizes.length; c++) {
    if (sizes[c] === 0) continue;
    // A register that misses people of the table cannot make them safer than the table itself does.
    const known = Math.max(1, population[c]);
    classes++;
    units += sizes[c];
    register += known;
    expected += sizes[c] / known;
    if (1 / known > threshold) atRisk += sizes[c];
    least = Math.min(least, known);
  }
  // More than one true match per unit is not possible, however short the register is.
  return { units, expected: Math.min(expected, units), atRisk, classes, register, least };
}
