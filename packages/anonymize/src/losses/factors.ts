import { z } from 'zod';

/** The parameter that balances the two kinds of loss; the same in every loss that has it. */
export const gsFactor = z
  .number()
  .min(0)
  .max(1)
  .default(0.5)
  .describe('balance of generalisation (1) and suppression (0)');

export interface CostFactors {
  /** What a fully generalised released row costs, from 0 to 1. */
  readonly generalisation: number;
  /** What a suppressed row costs, from 0 to 1. */
  readonly suppression: number;
}

/**
 * Splits the balance into two factors, as ARX does: at 0.5 both are 1; below, suppression gets cheaper down to 0; above,
 * generalisation does.
 */
export function costFactors(gs: number): CostFactors {
  return { generalisation: gs <= 0.5 ? 1 : 2 - 2 * gs, suppression: gs < 0.5 ? 2 * gs : 1 };
}
