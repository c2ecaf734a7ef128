import { ceilDivide, fractionOf } from '../decimal.js';
import type { EgressThresholds } from '../thresholds.js';
import type { EgressRule } from './rule.js';
import { sumOfFirst } from './sum-of-first.js';

/** Least total at which the p% rule passes with these contributions; a remainder equal to the bound passes. */
export function leastTotalByPPercent(largest: readonly bigint[], { p }: EgressThresholds): bigint {
  const percent = fractionOf(p);
  return sumOfFirst(largest, 2) + ceilDivide((largest[0] ?? 0n) * percent.num, percent.den * 100n);
}

/**
 * p% rule (Cox 1981; Hundepool et al. 2012): what remains of the total without the two largest contributions is at least
 * p per cent of the largest. Else the second largest, who takes its own off the total, knows the largest too well.
 */
export const pPercent: EgressRule = Object.freeze<EgressRule>({
  code: 'p-percent',
  title: { zh: 'p% 规则', en: 'p% rule' },
  *judge({ table, thresholds }) {
    for (const cell of table.cells) {
      const { total, largest } = cell;
      if (total === null || largest === null || total >= leastTotalByPPercent(largest, thresholds)) continue;
      const reason = {
        zh: `第二大单位可把最大单位的数值估计到 ${thresholds.p}% 以内`,
        en: `the second largest can estimate the largest to within ${thresholds.p} %`,
      };
      yield { code: pPercent.code, cell, reason };
    }
  },
});
