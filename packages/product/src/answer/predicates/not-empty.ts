import { z } from 'zod';
import type { PredicateTest } from './predicate-test.js';

/** `{not-empty: true}`: there is a value, and text that is more than blanks. */
export const notEmpty: PredicateTest<true> = Object.freeze<PredicateTest<true>>({
  kind: 'not-empty',
  operand: z.literal(true).describe('whether there is a value'),
  types: Object.freeze(['string', 'integer', 'decimal', 'boolean', 'date', 'timestamp'] as const),
  canonical: () => true as const,
  compile: () => (cell) => cell.trim() !== '',
  missing: false,
});
