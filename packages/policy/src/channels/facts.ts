import { z } from 'zod';

/** A scenario, a purpose: one line, no spaces at the ends, no control characters. */
const name = (description: string) =>
  z
    .string()
    .max(200)
    .regex(/^[^\s\p{Cc}](?:[^\p{Cc}\p{Zl}\p{Zp}]*[^\s\p{Cc}])?$/u, 'expected one line without spaces at its ends')
    .describe(description);

/** Identifier of an organisation or a record: a name that can be no step of a path. */
const id = (description: string) =>
  z
    .string()
    .max(200)
    .regex(
      /^(?!.*\.\.)[^\s\p{Cc}/\\](?:[^\p{Cc}\p{Zl}\p{Zp}/\\]*[^\s\p{Cc}/\\])?$/u,
      'expected one line without `/`, `\\`, `..` and spaces at its ends',
    )
    .describe(description);

/** Schemas of the facts that several channels ask for. */
export const fact = Object.freeze({
  name,
  id,
  proactive: z.boolean().describe('supplied without being asked for'),
  demand: z
    .array(id('id of a request'))
    .min(1)
    .refine((ids) => new Set(ids).size === ids.length, 'expected each request once')
    .describe('ids of the requests that the product answers'),
});
