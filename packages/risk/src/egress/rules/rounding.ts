import type { EgressRule } from './rule.js';

/** Published counts are multiples of the base, where the thresholds ask for one. */
export const rounding: EgressRule = Object.freeze<EgressRule>({
  code: 'rounding',
  title: { zh: '取整', en: 'rounding' },
  *judge({ table, thresholds: { roundTo } }) {
    if (roundTo === undefined) return;
    for (const cell of table.cells) {
      if (cell.count === null || cell.count % BigInt(roundTo) === 0n) continue;
      const reason = { zh: `计数不是 ${roundTo} 的倍数`, en: `the count is no multiple of ${roundTo}` };
      yield { code: rounding.code, cell, reason };
    }
  },
});
