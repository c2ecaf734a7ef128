import type { EgressRule } from './rule.js';

/**
 * Minimum frequency: a published cell that is not empty stands for at least `least` units. Tightening `least` only adds
 * flags.
 */
export const minimumCount: EgressRule = Object.freeze<EgressRule>({
  code: 'minimum-count',
  title: { zh: '最小单位数', en: 'minimum count' },
  *judge({ table, thresholds: { least } }) {
    for (const cell of table.cells) {
      if (cell.count === null || cell.count === 0n || cell.count >= BigInt(least)) continue;
      const reason = { zh: `单位数少于 ${least}`, en: `fewer than ${least} units` };
      yield { code: minimumCount.code, cell, reason };
    }
  },
});
