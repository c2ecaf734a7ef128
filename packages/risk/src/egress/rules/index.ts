import { classDisclosure } from './class-disclosure.js';
import { complementary } from './complementary.js';
import { difference } from './difference.js';
import { dominance } from './dominance.js';
import { minimumCount } from './minimum-count.js';
import { pPercent } from './p-percent.js';
import { pRatio } from './p-ratio.js';
import { rounding } from './rounding.js';
import type { EgressRule } from './rule.js';

/** The built-in rules of the check, in the order in which reasons are shown. */
export const EGRESS_RULES: readonly EgressRule[] = Object.freeze([
  minimumCount,
  rounding,
  dominance,
  pPercent,
  pRatio,
  classDisclosure,
  complementary,
  difference,
]);
