import { ageAtLeast } from './age-at-least.js';
import { atLeast } from './at-least.js';
import { atMost } from './at-most.js';
import { between } from './between.js';
import { notEmpty } from './not-empty.js';
import { oneOf } from './one-of.js';
import type { PredicateTest } from './predicate-test.js';

/** The tests of one column, a closed list. `all` and `any` put predicates together. */
export const PREDICATE_TESTS = Object.freeze([
  atLeast,
  atMost,
  between,
  oneOf,
  notEmpty,
  ageAtLeast,
] as const) as unknown as readonly PredicateTest[];

/** The member behind a test object such as `{at-least: 18}`, and the operand beside its tag; undefined for no member. */
export function predicateTestOf(test: object): { readonly test: PredicateTest; readonly operand: unknown } | undefined {
  const tags = Object.keys(test);
  const member = PREDICATE_TESTS.find(({ kind }) => kind === tags[0]);
  if (member === undefined || tags.length !== 1) return undefined;
  return { test: member, operand: (test as Readonly<Record<string, unknown>>)[tags[0]] };
}
