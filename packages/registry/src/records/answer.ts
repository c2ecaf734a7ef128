import { z } from 'zod';
import { defineKind } from './define-kind.js';
import { fields } from './fields.js';
import { fault, onlyChanged } from './rules.js';

const instant = (about: string) =>
  z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/, 'expected an instant, ISO 8601 UTC with milliseconds')
    .describe(about);

const schema = z.strictObject({
  product: fields.id('product that answered'),
  answers: z
    .array(
      z.strictObject({
        recipient: fields.hex256('keyed pseudonym of the recipient'),
        question: fields.hex256('definition of the predicate, SHA-256'),
        answer: z.enum(['yes', 'no', 'unavailable']).describe('what was answered'),
        at: instant('when it was given'),
        found: instant('when it was found in the source'),
      }),
    )
    .min(1)
    .max(10_000)
    .describe('answers that still count against a limit, or may be given again'),
});

export type AnswerBody = z.infer<typeof schema>;

/**
 * The answers that were given about one person by a product of the form `verification`. The id is the person's keyed
 * pseudonym: neither an id nor a value of the source is ever in here. Limits are counted by whoever answers.
 */
export const answer = defineKind<AnswerBody>({
  kind: 'answer',
  title: { zh: '核验答复', en: 'answers to verifications' },
  schema,
  states: ['open'],
  first: 'open',
  transitions: { answer: { from: ['open'], to: 'open', changesBody: true } },
  columns: (body) => [
    ['product', body.product],
    ['answers', String(body.answers.length)],
    ['last', body.answers.at(-1)?.at ?? ''],
  ],
  async check(next, previous) {
    const keyed = /^[0-9a-f]{64}$/.test(next.id)
      ? []
      : [fault('answer/id', 'answer: expected a keyed pseudonym as the id, 64 hex digits', 'never write a plain id')];
    return [...keyed, ...onlyChanged(next, previous, ['answers'])];
  },
});
