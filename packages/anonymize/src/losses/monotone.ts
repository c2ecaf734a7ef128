import { z } from 'zod';

/** The parameter of losses that have a variant in which suppression costs nothing. */
export const monotone = z
  .boolean()
  .default(false)
  .describe('leave suppressed rows at the price of their generalisation, so that a coarser node never costs less');
