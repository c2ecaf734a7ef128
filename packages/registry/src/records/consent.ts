import { z } from 'zod';

import { defineKind } from './define-kind.js';
import { fields } from './fields.js';
import { fault, onlyChanged, runsOut, today } from './rules.js';

const schema = z.strictObject({
  subject: fields.hex256('keyed pseudonym of the person or firm: 64 hex digits, never an identifier'),
  recipient: fields.id('who may ask'),
  predicate: fields.id('question that may be answered, by its name in the product file'),
  purpose: fields.line('what the answer may be used for'),
  until: fields.day('last day'),
  digest: fields.hex256('SHA-256 of the signed consent'),
});

export type ConsentBody = z.infer<typeof schema>;

/** Consent of a subject to one answer: bound to recipient, predicate, purpose and expiry; the signed text stays outside. */
export const consent = defineKind<ConsentBody>({
  kind: 'consent',
  title: { zh: '同意', en: 'consent' },
  schema,
  states: ['given', 'withdrawn', 'expired'],
  first: 'given',
  transitions: {
    withdraw: { from: ['given'], to: 'withdrawn' },
    expire: { from: ['given'], to: 'expired', byClock: true },
  },
  // Not the pseudonym: a list of them beside recipients would say who was asked about.
  columns: (body) => [
    ['recipient', body.recipient],
    ['predicate', body.predicate],
    ['purpose', body.purpose],
    ['until', body.until],
  ],
  async check(next, previous, view) {
    if (previous !== undefined) return onlyChanged(next, previous, []);
    return next.body.until >= today(view)
      ? []
      : [fault('consent/expired', 'until: expected a day that is not over', 'ask for a new consent', ['until'])];
  },
  stateAt: (record, day) => runsOut(record, day, { from: ['given'], last: record.body.until, to: 'expired' }),
});
