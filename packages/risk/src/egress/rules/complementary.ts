import { type Protection, protectionOf, protectionOfUnknown } from '../audit/protection.js';
import type { EgressMessage } from '../message.js';
import { type EgressCell, type Measure, measuresOf } from '../table.js';
import { leastTotal } from './least-total.js';
import type { EgressContext, EgressRule } from './rule.js';

const REASONS: Readonly<Record<Exclude<Protection, 'safe'>, EgressMessage>> = {
  recomputable: {
    zh: '被抑制的数值可由合计精确推算',
    en: 'the suppressed number can be worked out exactly from the totals',
  },
  'too-narrow': {
    zh: '合计把被抑制的数值限定得过窄，规则仍被违反',
    en: 'the totals bound the suppressed number so tightly that a rule is broken',
  },
  'not-shown-safe': {
    zh: '未能证明该抑制是安全的（三维及以上）',
    en: 'the suppression could not be shown to be safe (three dimensions or more)',
  },
};

function protection({ thresholds, reader }: EgressContext, cell: EgressCell, measure: Measure): Protection {
  const own = reader(measure);
  if (measure === 'count') return protectionOf(own, cell.index, BigInt(thresholds.least));
  if (cell.largest === null) return protectionOfUnknown(own, cell.index, thresholds.p);
  return protectionOf(own, cell.index, leastTotal(cell.largest, thresholds));
}

/**
 * Complementary disclosure: a suppressed cell that the published cells and totals let one work out, or bound so tightly
 * that the rule it is suppressed for is broken all the same. A bound breaks a rule where the rule fails even at the
 * largest number that the reader has to reckon with: a count that stays under the minimum; a total at which the p% rule
 * (or another) fails with the contributions that the cell has. Where the contributions are not known, the range must be
 * at least p per cent of its upper end: our own convention.
 */
export const complementary: EgressRule = Object.freeze<EgressRule>({
  code: 'complementary',
  title: { zh: '互补披露', en: 'complementary disclosure' },
  *judge(context) {
    for (const measure of measuresOf(context.table)) {
      for (const cell of context.table.cells) {
        if (cell[measure] !== null) continue;
        const found = protection(context, cell, measure);
        if (found !== 'safe') yield { code: `${complementary.code}/${found}`, cell, reason: REASONS[found] };
      }
    }
  },
});
