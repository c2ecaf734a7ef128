import { MODELS } from '@sluice/models';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkIntersection } from '../src/disclosure/intersection.js';
import { naiveIntersection } from './disclosure-naive.js';
import { mapOf, noThrees, type PlainRelease, type PlainRow } from './disclosure-plain.js';

const models = [...MODELS, noThrees];
const check = (earlier: readonly PlainRelease[], next: PlainRelease) =>
  checkIntersection({
    next: mapOf('next', next),
    earlier: earlier.map((release, i) => mapOf(`old-${i}`, release)),
    models,
  });

/** Sizes of blocks of people who have the same tuples in every release: else hardly any case would hold. */
const BLOCKS = [4, 4, 2, 3];
const VALUES = ['x', 'y', 'z'];

/** Releases of few people and few classes, so that groups are small, whole, and shared in turn. */
function releases(perPerson: number): fc.Arbitrary<PlainRelease> {
  const block = (size: number, b: number): fc.Arbitrary<PlainRow[]> =>
    fc
      .record({
        tuples: fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { maxLength: perPerson }),
        turn: fc.nat(2),
        odd: fc.integer({ min: -12, max: 3 }),
      })
      .map(({ tuples, turn, odd }) =>
        Array.from({ length: size }, (_, p) =>
          tuples.map((tuple, i): PlainRow => [`${b}-${p}`, tuple, p === odd ? 'x' : VALUES[(p + turn * i) % 3]]),
        ).flat(),
      );
  const person: fc.Arbitrary<PlainRow> = fc.tuple(
    fc.constantFrom(null, '0-0', '3-1', 'new'),
    fc.constantFrom('a', 'b'),
    fc.constantFrom('x', 'y'),
  );
  const rows = fc
    .tuple(
      ...BLOCKS.map(block),
      fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, fc.array(person, { maxLength: 1 })),
    )
    .map((lists) => lists.flat());
  return fc.record(
    {
      rows,
      k: fc.integer({ min: 1, max: 5 }),
      linked: fc.boolean(),
      l: fc.constantFrom(2),
      t: fc.constantFrom(0.37, 0.61),
      noThrees: fc.constantFrom(false, false, true),
    },
    { requiredKeys: ['rows', 'k'] },
  );
}

describe('against the definition over every set of releases', () => {
  for (const [what, perPerson] of [
    ['one row a person', 1],
    ['several rows a person', 3],
  ] as const)
    test(what, () => {
      let narrow = 0;
      let held = 0;
      fc.assert(
        fc.property(fc.array(releases(perPerson), { maxLength: 3 }), releases(perPerson), (earlier, next) => {
          const naive = naiveIntersection(earlier, next);
          const found = check(earlier, next);
          expect(found.status).toBe(naive.holds ? 'holds' : 'breaks');
          expect([found.smallestGroup, found.vectors]).toEqual([naive.smallest, naive.vectors]);
          if (naive.fullHolds && !naive.holds) narrow++;
          if (naive.holds && earlier.length > 0) held++;
        }),
        { numRuns: 1500, seed: 4 },
      );
      // Else the sets that are left out would never have mattered.
      expect(narrow).toBeGreaterThan(0);
      expect(held).toBeGreaterThan(20);
    });
});

test('a further earlier release never turns breaks into holds', () => {
  let broke = 0;
  fc.assert(
    fc.property(fc.array(releases(2), { maxLength: 2 }), releases(2), releases(2), (earlier, more, next) => {
      if (check(earlier, next).status !== 'breaks') return;
      broke++;
      expect(check([...earlier, more], next).status).toBe('breaks');
    }),
    { numRuns: 400 },
  );
  expect(broke).toBeGreaterThan(50);
});
