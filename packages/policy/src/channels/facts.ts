import { z } from 'zod';

/** Identifier of an organisation, a record or a scenario: one line, no spaces at the ends, no control characters. */
const name = (description: string) =>
  z
    .string()
    .max(200)
    .regex(/^[^\s\p{Cc}](?:[^\p{Cc}]*[^\s\p{Cc}])?$/u, 'expected one line without spaces at its ends')
    .describe(description);

/** Schemas of the facts that several channels ask for. */
export const fact = Object.freeze({
  name,
  proactive: z.boolean().describe('supplied without being asked for'),
  demand: z
    .array(name('id of a request'))
    .min(1)
    .refine((ids) => new Set(ids).size === ids.length, 'expected each request once')
    .describe('ids of the requests that the product answers'),
});
