import { z } from 'zod';

import { defineKind } from './define-kind.js';
import { fields } from './fields.js';
import { fault, onlyChanged, runsOut, today } from './rules.js';

const schema = z.strictObject({
  candidate: fields.hex256('digest of the candidate that it is for'),
  rule: z.enum(['G07', 'G10', 'G12']).describe('gate rule whose waivable block it passes over'),
  owner: fields.line('who answers for it'),
  reason: fields.text('why', 1000),
  until: fields.day('last day'),
});

export type WaiverBody = z.infer<typeof schema>;

/** A signed exception from a gate rule for one candidate; only the rules listed here can be waived at all. */
export const waiver = defineKind<WaiverBody>({
  kind: 'waiver',
  title: { zh: '豁免', en: 'waiver' },
  schema,
  states: ['signed', 'expired'],
  first: 'signed',
  transitions: { expire: { from: ['signed'], to: 'expired', byClock: true } },
  columns: (body) => [
    ['rule', body.rule],
    ['candidate', body.candidate.slice(0, 12)],
    ['owner', body.owner],
    ['until', body.until],
  ],
  async check(next, previous, view) {
    if (previous !== undefined) return onlyChanged(next, previous, []);
    return next.body.until >= today(view)
      ? []
      : [
          fault('waiver/expired', 'until: expected a day that is not over', 'a waiver holds for the time ahead', [
            'until',
          ]),
        ];
  },
  stateAt: (record, day) => runsOut(record, day, { from: ['signed'], last: record.body.until, to: 'expired' }),
});
