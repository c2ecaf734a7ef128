import type { EgressMessage } from '../message.js';
import type { EgressRule } from './rule.js';

const SHOWN_NOW: EgressMessage = {
  zh: '该格在先前的表中被抑制，现在公布会使先前的抑制失效',
  en: 'suppressed in the earlier table: publishing it now undoes what was hidden there',
};

/**
 * Differencing: the same cell left before, and its count then and now differ by fewer than `least` units, so that the
 * difference is a cell below the minimum. A cell that was suppressed then and is published now is flagged as well: with
 * the totals of then it gives away its neighbours.
 */
export const difference: EgressRule = Object.freeze<EgressRule>({
  code: 'difference',
  title: { zh: '与先前公布的差', en: 'difference to an earlier table' },
  *judge({ table, thresholds: { least }, earlier }) {
    const few: EgressMessage = {
      zh: `与先前公布的计数相差不足 ${least} 个单位`,
      en: `differs from the earlier count by fewer than ${least} units`,
    };
    for (const cell of table.cells) {
      const then = earlier.get(cell.index);
      if (then === undefined || cell.count === null) continue;
      if (then === null) yield { code: difference.code, cell, reason: SHOWN_NOW };
      else {
        const apart = cell.count > then ? cell.count - then : then - cell.count;
        if (apart > 0n && apart < BigInt(least)) yield { code: difference.code, cell, reason: few };
      }
    }
  },
});
