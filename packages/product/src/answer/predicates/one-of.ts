import { z } from 'zod';
import { canonicalOperand } from '../operand.js';
import type { Operand } from '../predicate.js';
import { operandSchema } from './operand-schema.js';
import type { PredicateTest } from './predicate-test.js';

/** `{one-of: [A, B, …]}`: the cell is one of these values, by its canonical text. */
export const oneOf: PredicateTest<readonly Operand[]> = Object.freeze<PredicateTest<readonly Operand[]>>({
  kind: 'one-of',
  operand: z.array(operandSchema).min(1).max(1000).describe('the values that pass'),
  types: Object.freeze(['string', 'integer', 'decimal', 'boolean', 'date', 'timestamp'] as const),
  canonical(operands, type) {
    const texts = operands.map((operand) => canonicalOperand(operand, type));
    const known = texts.filter((text) => text !== null);
    return known.length === texts.length && new Set(known).size === known.length ? known : null;
  },
  compile(operands) {
    const values = new Set(operands.map(String));
    return (cell) => values.has(cell);
  },
});
