import { ceilDivide, fractionOf } from '../decimal.js';
import type { EgressThresholds } from '../thresholds.js';
import type { EgressRule } from './rule.js';
import { sumOfFirst } from './sum-of-first.js';

/** Least total at which the (n,k) rule passes with these contributions; a share equal to k passes. */
export function leastTotalByDominance(largest: readonly bigint[], { nk }: EgressThresholds): bigint {
  const share = fractionOf(nk.k);
  return ceilDivide(sumOfFirst(largest, nk.n) * share.den, share.num);
}

/**
 * (n,k) dominance (Cox 1981; Hundepool et al. 2012): the n largest contributions make at most the share k of the total.
 * A total of 0 passes.
 */
export const dominance: EgressRule = Object.freeze<EgressRule>({
  code: 'dominance',
  title: { zh: '(n,k) 优势规则', en: '(n,k) dominance' },
  *judge({ table, thresholds }) {
    const { n, k } = thresholds.nk;
    for (const cell of table.cells) {
      const { total, largest } = cell;
      if (total === null || largest === null || total >= leastTotalByDominance(largest, thresholds)) continue;
      const reason = {
        zh: `最大的 ${n} 个单位占总量超过 ${k}`,
        en: `the ${n === 1 ? 'largest contribution makes' : `${n} largest make`} more than ${k} of the total`,
      };
      yield { code: dominance.code, cell, reason };
    }
  },
});
