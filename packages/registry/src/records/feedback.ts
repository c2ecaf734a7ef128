import { z } from 'zod';

import { defineKind } from './define-kind.js';
import { fields } from './fields.js';
import { expectRecord, onlyChanged } from './rules.js';

const schema = z.strictObject({
  release: fields.id('release that it is about'),
  type: z
    .enum(['quality', 'error', 'privacy-concern', 'wish'])
    .describe('privacy-concern: freezes new deliveries of the product until it is resolved'),
  text: fields.text('what was reported', 2000),
  contact: fields.line('where an answer may be sent', 300).optional(),
});

export type FeedbackBody = z.infer<typeof schema>;

/** Either way deliveries of the product go on, so both are for the same office. */
const ENDS_A_CONCERN = { roles: ['privacy-officer'], rolesWhere: { type: 'privacy-concern' } } as const;

/** What holders and the public report about a release. */
export const feedback = defineKind<FeedbackBody>({
  kind: 'feedback',
  title: { zh: '反馈', en: 'feedback' },
  schema,
  states: ['received', 'examining', 'resolved', 'dismissed'],
  first: 'received',
  transitions: {
    examine: { from: ['received'], to: 'examining' },
    resolve: { from: ['examining'], to: 'resolved', needsReason: true, ...ENDS_A_CONCERN },
    dismiss: { from: ['examining'], to: 'dismissed', needsReason: true, ...ENDS_A_CONCERN },
  },
  // Neither text nor contact: a list is looked at over shoulders.
  columns: (body) => [
    ['release', body.release],
    ['type', body.type],
  ],
  async check(next, previous, view) {
    if (previous !== undefined) return onlyChanged(next, previous, []);
    return expectRecord(view, { kind: 'release', id: next.body.release, code: 'feedback/release', path: ['release'] });
  },
});
