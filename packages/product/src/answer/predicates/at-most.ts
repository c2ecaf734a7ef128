import { canonicalOperand } from '../operand.js';
import type { Operand } from '../predicate.js';
import { operandSchema } from './operand-schema.js';
import { comparator, ORDERED } from './order.js';
import type { PredicateTest } from './predicate-test.js';

/** `{at-most: N}`: the cell is N or less. */
export const atMost: PredicateTest<Operand> = Object.freeze<PredicateTest<Operand>>({
  kind: 'at-most',
  operand: operandSchema.describe('the greatest value that passes'),
  types: ORDERED,
  canonical: canonicalOperand,
  compile(operand, type) {
    const compare = comparator(String(operand), type);
    return (cell) => compare(cell) <= 0;
  },
});
