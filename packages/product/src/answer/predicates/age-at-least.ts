import { z } from 'zod';
import type { PredicateTest } from './predicate-test.js';

/**
 * `{age-at-least: YEARS}` of a date: so many full years lie between it and the day of the question (UTC). A year is full
 * on the anniversary; one of 29 February is full on 1 March where the year has no such day. Days to come are no age.
 */
export const ageAtLeast: PredicateTest<number> = Object.freeze<PredicateTest<number>>({
  kind: 'age-at-least',
  operand: z.int().min(0).max(150).describe('full years'),
  types: Object.freeze(['date'] as const),
  canonical: (years) => years,
  compile(years) {
    return (cell, day) => {
      const anniversary = `${String(Number(cell.slice(0, 4)) + years).padStart(4, '0')}${cell.slice(4)}`;
      // As text 29 February lies after the 28th and before 1 March of any year. Past year 9999 text has no order.
      return anniversary.length === 10 && anniversary <= day;
    };
  },
});
