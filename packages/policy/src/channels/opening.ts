import { z } from 'zod';
import type { Channel } from './channel.js';
import { fact } from './facts.js';

/**
 * To everyone, for good: there is no recipient to bind, so only labels and models protect. No pseudonym survives (a
 * person's rows must not be linked), each released sensitive column has a model against attribute disclosure (Machanavajjhala
 * et al. 2007; Li et al. 2007), suppressed rows are dropped, and the search does not look at sensitive values.
 *
 * Theme, feedback address and reason are optional here and demanded by G04, so that a file of old still parses.
 */
export const opening: Channel = Object.freeze({
  kind: 'opening',
  params: z.strictObject({
    licence: z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9.+-]*$/, 'a licence identifier of SPDX, such as CC-BY-4.0')
      .describe('licence under which everyone may use the release: an SPDX identifier, such as CC-BY-4.0'),
    theme: fact.name('theme of the catalogue that the dataset stands under, such as health').optional(),
    feedback: z
      .string()
      .max(500)
      .regex(/^(?:https:\/\/[^\s/?#@]+(?:[/?#]\S*)?|mailto:[^\s@]+@[^\s@]+)$/, 'expected https://… or mailto:…')
      .describe('where anyone may report errors and concerns: an https or mailto address')
      .optional(),
    proactive: fact.proactive.optional(),
    demand: fact.demand.optional(),
  }),
  audience: 'everyone',
  tokens: false,
  sensitiveNeeds: Object.freeze(['l-diversity', 't-closeness']),
  needsModel: true,
  keepsSuppressed: false,
  searchSees: 'quasi',
  trustOf: () => 'public',
} satisfies Channel);
