import { ceilDivide, fractionOf } from '../decimal.js';
import type { EgressThresholds } from '../thresholds.js';
import type { EgressRule } from './rule.js';
import { sumOfFirst } from './sum-of-first.js';

/** Least total at which the p-ratio passes with these contributions; 0 where it is not asked for. */
export function leastTotalByPRatio(largest: readonly bigint[], { pRatio }: EgressThresholds): bigint {
  if (pRatio === undefined) return 0n;
  const ratio = fractionOf(pRatio);
  return sumOfFirst(largest, 2) + ceilDivide((largest[0] ?? 0n) * ratio.num, ratio.den);
}

/**
 * p-ratio as ACRO has it (Green, Ritchie & Smith): the sum of all but the two largest contributions, divided by the
 * largest, is at least `pRatio`. The quantity of the p% rule, given as a share: 0.1 says what p = 10 says.
 */
export const pRatio: EgressRule = Object.freeze<EgressRule>({
  code: 'p-ratio',
  title: { zh: 'p 比值规则', en: 'p-ratio' },
  *judge({ table, thresholds }) {
    for (const cell of table.cells) {
      const { total, largest } = cell;
      if (total === null || largest === null || total >= leastTotalByPRatio(largest, thresholds)) continue;
      const reason = {
        zh: `其余单位之和不足最大单位的 ${thresholds.pRatio}`,
        en: `all but the two largest make less than ${thresholds.pRatio} of the largest`,
      };
      yield { code: pRatio.code, cell, reason };
    }
  },
});
