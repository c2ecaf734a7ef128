import { maxOf } from '../audit/bounds.js';
import type { EgressThresholds } from '../thresholds.js';
import { leastTotalByDominance } from './dominance.js';
import { leastTotalByPPercent } from './p-percent.js';
import { leastTotalByPRatio } from './p-ratio.js';

/** Least total at which every rule about contributions passes. */
export function leastTotal(largest: readonly bigint[], thresholds: EgressThresholds): bigint {
  return [leastTotalByDominance, leastTotalByPPercent, leastTotalByPRatio]
    .map((least) => least(largest, thresholds))
    .reduce(maxOf);
}
