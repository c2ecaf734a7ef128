import { canonicalOperand } from '../operand.js';
import type { Operand } from '../predicate.js';
import { operandSchema } from './operand-schema.js';
import { comparator, ORDERED } from './order.js';
import type { PredicateTest } from './predicate-test.js';

/** `{at-least: N}`: the cell is N or more. */
export const atLeast: PredicateTest<Operand> = Object.freeze<PredicateTest<Operand>>({
  kind: 'at-least',
  operand: operandSchema.describe('the least value that passes'),
  types: ORDERED,
  canonical: canonicalOperand,
  compile(operand, type) {
    const compare = comparator(String(operand), type);
    return (cell) => compare(cell) >= 0;
  },
});
