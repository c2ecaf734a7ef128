import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Label, ROLES } from './label.js';
import { joinLabels, joinRoles, labelWithin, outputLabel } from './label-rules.js';

const label: fc.Arbitrary<Label> = fc.record({
  role: fc.constantFrom(...ROLES),
  constant: fc.boolean(),
  token: fc.boolean(),
  from: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd')).map((names) => names.sort()),
});

/** Runs the claim on `count` random labels. */
function forLabels(count: number, claim: (labels: Label[]) => void): void {
  const labels = fc.array(label, { minLength: count, maxLength: count });
  fc.assert(
    fc.property(labels, (drawn) => {
      claim(drawn);
    }),
    { numRuns: 300 },
  );
}

describe('labels are a join-semilattice', () => {
  test('the join is idempotent', () => {
    forLabels(1, ([a]) => expect(joinLabels(a, a)).toEqual(a));
  });
  test('the join is commutative', () => {
    forLabels(2, ([a, b]) => expect(joinLabels(a, b)).toEqual(joinLabels(b, a)));
  });
  test('the join is associative', () => {
    forLabels(3, ([a, b, c]) => expect(joinLabels(joinLabels(a, b), c)).toEqual(joinLabels(a, joinLabels(b, c))));
  });
  test('the join is an upper bound, and the least one', () => {
    forLabels(3, ([a, b, c]) => {
      const joined = joinLabels(a, b);
      expect(labelWithin(a, joined) && labelWithin(b, joined)).toBe(true);
      expect(labelWithin(a, c) && labelWithin(b, c)).toBe(labelWithin(joined, c));
    });
  });
  test('the join is monotone: a graver input never gives a lighter label', () => {
    forLabels(3, ([a, b, c]) => expect(labelWithin(joinLabels(a, c), joinLabels(joinLabels(a, b), c))).toBe(true));
  });
  test('within is antisymmetric', () => {
    forLabels(2, ([a, b]) => {
      if (labelWithin(a, b) && labelWithin(b, a)) expect(a).toEqual(b);
    });
  });
});

test('quasi and sensitive have no common role but direct', () => {
  expect(joinRoles('quasi', 'sensitive')).toBe('direct');
  expect(joinRoles('insensitive', 'sensitive')).toBe('sensitive');
  expect(joinRoles('insensitive', 'quasi')).toBe('quasi');
  expect(joinRoles('direct', 'insensitive')).toBe('direct');
});

test('a pseudonym mixed with a clear value is no pseudonym any more', () => {
  const token: Label = { role: 'direct', constant: false, token: true, from: ['id'] };
  const clear: Label = { role: 'insensitive', constant: false, token: false, from: ['note'] };
  expect(joinLabels(token, clear)).toEqual({ role: 'direct', constant: false, token: false, from: ['id', 'note'] });
});

describe('output of a direct column', () => {
  const source: Label = { role: 'direct', constant: false, token: false, from: ['phone'] };

  test('is a quasi-identifier whatever the operation claims, unless constant or a keyed pseudonym', () => {
    forLabels(1, ([effect]) => {
      const output = outputLabel(source, effect);
      expect(output.role).toBe(effect.constant || effect.token ? effect.role : 'quasi');
      expect(output.from).toContain('phone');
    });
  });

  test('a keyed pseudonym stays direct', () => {
    expect(outputLabel(source, { ...source, token: true })).toEqual({ ...source, token: true });
  });
});

test('an operation on any other column says itself what its output is', () => {
  const source: Label = { role: 'sensitive', constant: false, token: false, from: ['fee'] };
  const effect: Label = { role: 'insensitive', constant: false, token: false, from: [] };
  expect(outputLabel(source, effect)).toEqual({ ...effect, from: ['fee'] });
});
