import type { Fault } from '@sluice/errors';
import { z } from 'zod';

import { defineKind } from './define-kind.js';
import { fields } from './fields.js';
import { expectRecord, fault, onlyChanged } from './rules.js';

const schema = z.strictObject({
  title: fields.title('what is asked for'),
  from: fields.id('organisation that asks, or public'),
  channel: fields.channel('channel that it is asked through'),
  wish: fields.text('the request in words', 2000),
  livelihood: z.boolean().describe('whether it serves the livelihood of people'),
  urgent: z.boolean().describe('whether it is urgent'),
  demand: fields.count('how many have asked for it'),
  risk: fields.count('remaining disclosure risk as the privacy officer sees it, 0 to 100', 100),
  effort: fields.count('effort to supply it, 0 to 100', 100),
  reason: z
    .enum([
      'already-available',
      'duplicate',
      'no-data-source',
      'out-of-duty',
      'not-shareable',
      'state-secret',
      'personal-information',
      'trade-secret',
      'quality-too-low',
      'effort-too-great',
      'unclear',
    ])
    .optional()
    .describe('why it was rejected'),
});

export type RequestBody = z.infer<typeof schema>;

/** The queue of demands: each is accepted or rejected with a reason, then compiled, delivered and closed. */
export const request = defineKind<RequestBody>({
  kind: 'request',
  title: { zh: '数据需求', en: 'request for data' },
  schema,
  states: ['received', 'accepted', 'rejected', 'compiled', 'delivered', 'closed'],
  first: 'received',
  transitions: {
    accept: { from: ['received'], to: 'accepted' },
    reject: { from: ['received', 'accepted'], to: 'rejected', needsReason: true, changesBody: true },
    compile: { from: ['accepted'], to: 'compiled' },
    deliver: { from: ['compiled'], to: 'delivered' },
    close: { from: ['delivered'], to: 'closed' },
  },
  columns: (body) => [
    ['title', body.title.zh ?? body.title.en ?? ''],
    ['from', body.from],
    ['channel', body.channel],
    ['demand', String(body.demand)],
  ],
  async check(next, previous, view) {
    const { body } = next;
    const faults: Fault[] = [...onlyChanged(next, previous, ['reason'])];
    if ((next.state === 'rejected') !== (body.reason !== undefined)) {
      faults.push(
        fault(
          'request/reason',
          next.state === 'rejected' ? 'reason: expected a reason code' : 'reason: expected none but for a rejection',
          `a rejection gives one of ${schema.shape.reason.unwrap().options.join(', ')}`,
          ['reason'],
        ),
      );
    }
    if (previous !== undefined || body.from === 'public') return faults;
    const asker = { kind: 'organisation', id: body.from, states: ['active'], code: 'request/from', path: ['from'] };
    return [...faults, ...(await expectRecord(view, asker))];
  },
});
