import { z } from 'zod';
import type { Channel } from './channel.js';
import { fact } from './facts.js';

/**
 * Between departments, under one item of the list of sharing responsibilities. The recipient is bound by its duty, so
 * keyed pseudonyms may leave; they are keyed by recipient. An unconditional item may reach any department, hence the
 * stricter of the two trust levels.
 */
export const sharing: Channel = Object.freeze({
  kind: 'sharing',
  params: z.strictObject({
    attribute: z
      .enum(['unconditional', 'conditional'])
      .describe(
        'as the responsibility list has it: `unconditional` to every department, `conditional` on stated terms',
      ),
    provider: fact.id('department that provides the data'),
    recipient: fact.id('department that receives it; pseudonyms are keyed by it'),
    item: fact.id('id of the item of the responsibility list'),
    purpose: fact.name('what the data may be used for, as in the item'),
    duty: fact.name('duty of the recipient that the data serves').optional(),
    proactive: fact.proactive.optional(),
    demand: fact.demand.optional(),
  }),
  audience: 'recipient',
  tokens: true,
  sensitiveNeeds: Object.freeze([]),
  needsModel: true,
  keepsSuppressed: false,
  searchSees: 'all',
  trustOf: ({ attribute }) => (attribute === 'conditional' ? 'conditional' : 'unconditional'),
} satisfies Channel);
