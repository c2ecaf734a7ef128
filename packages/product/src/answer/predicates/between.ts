import { z } from 'zod';
import { canonicalOperand } from '../operand.js';
import type { Operand } from '../predicate.js';
import { operandSchema } from './operand-schema.js';
import { comparator, ORDERED } from './order.js';
import type { PredicateTest } from './predicate-test.js';

/** `{between: [A, B]}`: the cell is A or more, and B or less. */
export const between: PredicateTest<readonly [Operand, Operand]> = Object.freeze<
  PredicateTest<readonly [Operand, Operand]>
>({
  kind: 'between',
  operand: z.tuple([operandSchema, operandSchema]).describe('the least and the greatest value that pass'),
  types: ORDERED,
  canonical([low, high], type) {
    const ends = [canonicalOperand(low, type), canonicalOperand(high, type)] as const;
    if (ends[0] === null || ends[1] === null) return null;
    return comparator(ends[1], type)(ends[0]) <= 0 ? [ends[0], ends[1]] : null;
  },
  compile([low, high], type) {
    const fromLow = comparator(String(low), type);
    const fromHigh = comparator(String(high), type);
    return (cell) => {
      // Both are asked, so that the time does not tell which side a cell lies on.
      const below = fromLow(cell) < 0;
      const above = fromHigh(cell) > 0;
      return !below && !above;
    };
  },
});
