import { z } from 'zod';
import type { Channel } from './channel.js';
import { fact } from './facts.js';

/**
 * To a licensed operator, or those whom it supplies, under an agreement (发改数据规〔2025〕27号). Trust goes by the place:
 * inside a secure domain the data is looked at and results pass a check of their own, outside it is handed over.
 */
export const authorisedOperation: Channel = Object.freeze({
  kind: 'authorised-operation',
  params: z.strictObject({
    implementer: fact.id('implementing organisation, which authorises'),
    operator: fact.id('operating organisation, which is authorised'),
    agreement: fact.id('id of the agreement between them'),
    scenario: fact.name('what the product is used for: a scenario of the agreement'),
    recipient: fact.id('who receives the product; pseudonyms are keyed by it'),
    place: z
      .enum(['secure', 'delivered'])
      .describe('`secure`: used inside a secure domain; `delivered`: handed over to the recipient'),
    registration: fact.id('registration code of the product').optional(),
  }),
  audience: 'recipient',
  tokens: true,
  sensitiveNeeds: Object.freeze([]),
  needsModel: true,
  keepsSuppressed: false,
  searchSees: 'all',
  trustOf: ({ place }) => (place === 'secure' ? 'secure' : 'delivered'),
} satisfies Channel);
