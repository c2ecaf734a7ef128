import { z } from 'zod';
import { defineKind } from './define-kind.js';
import { fields } from './fields.js';
import { onlyChanged } from './rules.js';

const schema = z.strictObject({
  product: fields.id('product that answers'),
});

export type AnswerDeskBody = z.infer<typeof schema>;

/**
 * Where a release of the form `verification` is asked; the id is that of the release. Opened with the first question, and
 * its log holds one event `ask` for each. Closing it stops all answers without revoking the release.
 */
export const answerDesk = defineKind<AnswerDeskBody>({
  kind: 'answer-desk',
  title: { zh: '核验服务点', en: 'desk of a verification' },
  schema,
  states: ['open', 'closed'],
  first: 'open',
  transitions: {
    close: { from: ['open'], to: 'closed', needsReason: true },
    reopen: { from: ['closed'], to: 'open', needsReason: true },
  },
  columns: (body) => [['product', body.product]],
  check: async (next, previous) => onlyChanged(next, previous, []),
});
