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
          expect(found.status).toBe(naive.status);
          expect([found.smallestGroup, found.vectors]).toEqual([naive.smallest, naive.vectors]);
          if (naive.fullHolds && naive.status === 'breaks') narrow++;
          if (naive.status === 'holds' && earlier.length > 0) held++;
        }),
        { numRuns: 1500, seed: 4 },
      );
      // Else the sets that are left out would never have mattered.
      expect(narrow).toBeGreaterThan(0);
      expect(held).toBeGreaterThan(20);
    });
});

/** Releases whose rows are records: they come, go, change, move to another class, and are dropped, block by block. */
function recordReleases(identities: readonly PlainRelease['identity'][]): fc.Arbitrary<PlainRelease> {
  const slot = fc.record({
    slot: fc.constantFrom('r', 's', 't'),
    tuple: fc.constantFrom('a', 'a', 'b', 'c'),
    changed: fc.constantFrom(false, false, false, true),
    dropped: fc.constantFrom(false, false, false, true),
  });
  const block = (size: number, b: number, identity: PlainRelease['identity']) =>
    fc
      .record({
        slots:
          identity === 'declared'
            ? fc.uniqueArray(slot, { maxLength: 3, selector: (one) => one.slot })
            : fc.array(slot, { maxLength: 3 }),
        turn: fc.nat(2),
        odd: fc.integer({ min: -16, max: 3 }),
      })
      .map(({ slots, turn, odd }) =>
        Array.from({ length: size }, (_, p) =>
          slots.map(({ slot, tuple, changed, dropped }, i) => {
            const value = p === odd ? 'x' : VALUES[(p + turn * i) % 3];
            const record = identity !== 'declared' && (changed || p === odd) ? `${slot} ${value}` : slot;
            const row: PlainRow = [`${b}-${p}`, tuple, value, record];
            return { row, dropped };
          }),
        ).flat(),
      );
  return fc.constantFrom(...identities).chain((identity) =>
    fc
      .record(
        {
          blocks: fc.tuple(...BLOCKS.map((size, b) => block(size, b, identity))).map((lists) => lists.flat()),
          k: fc.integer({ min: 1, max: 4 }),
          concept: fc.constantFrom<string | null>('roll', null),
          linked: fc.constantFrom(false, false, false, true),
          l: fc.constantFrom(2),
          t: fc.constantFrom(0.37, 0.61),
          noThrees: fc.constantFrom(false, false, true),
        },
        { requiredKeys: ['blocks', 'k'] },
      )
      .map(({ blocks, ...rest }): PlainRelease => {
        const dropped = blocks.filter((one) => one.dropped).map(({ row }) => [row[0] ?? '', row[3] ?? ''] as const);
        const rows = blocks.filter((one) => !one.dropped).map(({ row }) => row);
        return { ...rest, rows, dropped, ...(identity && { identity }) };
      }),
  );
}

describe('records, against the definition over every set of releases', () => {
  for (const [what, identities] of [
    ['with a declared key', ['declared']],
    ['by content', ['content']],
    ['of which some are not told apart', ['declared', 'declared', 'declared', 'content', 'none']],
  ] as const)
    test(what, () => {
      let narrow = 0;
      let held = 0;
      const one = recordReleases(identities);
      fc.assert(
        fc.property(fc.array(one, { minLength: 1, maxLength: 3 }), one, (earlier, next) => {
          const naive = naiveIntersection(earlier, next);
          const found = check(earlier, next);
          expect(found.status).toBe(naive.status);
          expect([found.smallestGroup, found.vectors]).toEqual([naive.smallest, naive.vectors]);
          if (naive.fullHolds && naive.status === 'breaks') narrow++;
          if (naive.status === 'holds') held++;
        }),
        { numRuns: 3000, seed: 21 },
      );
      expect(narrow).toBeGreaterThan(0);
      expect(held).toBeGreaterThan(20);
    });

  test('a further earlier release never turns breaks into holds', () => {
    let broke = 0;
    const one = recordReleases(['declared', 'declared', 'declared', 'content']);
    fc.assert(
      fc.property(fc.array(one, { maxLength: 2 }), one, one, (earlier, more, next) => {
        if (check(earlier, next).status === 'holds') return;
        broke++;
        expect(check([...earlier, more], next).status).not.toBe('holds');
      }),
      { numRuns: 400 },
    );
    expect(broke).toBeGreaterThan(50);
  });
});

describe('leaving a release out of the set may bring a fault to light', () => {
  /** One class of the new release, which two earlier ones part; nothing there asks for a size. */
  const parted = (perPerson: number): fc.Arbitrary<readonly PlainRelease[]> => {
    const PEOPLE = ['1', '2', '3', '4', '5', '6', '7'];
    const old = fc
      .tuple(
        ...PEOPLE.map(() => fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: perPerson })),
      )
      .map((tuples) => ({ k: 1, rows: tuples.flatMap((own, p) => own.map((t): PlainRow => [PEOPLE[p], t, '-'])) }));
    const next = fc.record(
      {
        k: fc.constant(1),
        rows: fc
          .array(fc.constantFrom('x', 'y', 'z'), { minLength: 7, maxLength: 7 })
          .map((values) => values.map((value, p): PlainRow => [PEOPLE[p], 'd', value])),
        l: fc.constantFrom(2),
        noThrees: fc.boolean(),
      },
      { requiredKeys: ['k', 'rows'] },
    );
    return fc.tuple(old, old, next);
  };

  for (const perPerson of [1, 2])
    test(`against the definition, with up to ${perPerson} entries a person`, () => {
      let narrow = 0;
      fc.assert(
        fc.property(parted(perPerson), ([a, b, next]) => {
          const naive = naiveIntersection([a, b], next);
          expect(check([a, b], next).status).toBe(naive.status);
          if (naive.fullHolds && naive.status === 'breaks') narrow++;
        }),
        { numRuns: 1500, seed: 8 },
      );
      expect(narrow).toBeGreaterThan(0);
    });

  test('where a person has two entries in it, groups overlap, and their union is less diverse than each', () => {
    const next: PlainRelease = { k: 2, l: 2, rows: [...'12345'].map((p, i) => [p, 'd', 'vuuvw'[i]]) };
    const two: PlainRelease = {
      k: 1,
      concept: 'roll',
      rows: [
        ['1', 'x', '-'],
        ['1', 'y', '-'],
        ['2', 'x', '-'],
        ['3', 'y', '-'],
        ['4', 'z', '-'],
        ['5', 'z', '-'],
      ],
    };
    const other: PlainRelease = { k: 2, rows: [...'12345'].map((p) => [p, p < '4' ? 'left' : 'right', '-']) };
    expect(naiveIntersection([two, other], next)).toMatchObject({ fullHolds: true, status: 'breaks' });
    expect(check([two, other], next)).toMatchObject({
      status: 'breaks',
      failing: [{ releases: ['old-1', 'next'], reason: 'l-diversity', groups: 1 }],
    });
    // One entry a person: groups no longer overlap, and the set of all releases tells everything.
    const one = { ...two, rows: two.rows.filter((_, i) => i !== 1) };
    expect(naiveIntersection([one, other], next).fullHolds).toBe(false);
  });

  /** The same five people; two records of the first, which `two` parts and `other` does not. */
  const records = (tuples: string, extra: string, concept: string): PlainRelease => ({
    k: 2,
    identity: 'declared',
    concept,
    rows: [
      ...[...'12345'].map((p, i): PlainRow => [p, tuples[i], 'vuuvw'[i], `${p} first`]),
      ...[...extra].map((tuple): PlainRow => ['1', tuple, 'v', '1 second']),
    ],
  });

  test('where two records of a person differ in it, and are the same in the others', () => {
    const two = { ...records('xxyzz', 'y', 'visits'), k: 1 };
    const other = records('lllrr', 'l', 'visits');
    const next = { ...records('ddddd', 'd', 'visits'), l: 2 };
    expect(naiveIntersection([two, other], next)).toMatchObject({ fullHolds: true, status: 'breaks' });
    expect(check([two, other], next)).toMatchObject({
      status: 'breaks',
      failing: [{ releases: ['old-1', 'next'], reason: 'l-diversity', groups: 1 }],
    });
  });

  test('where a person has two records of another concept in it', () => {
    const two = { ...records('xxyzz', 'y', 'roll'), k: 1 };
    const other = records('lllrr', '', 'visits');
    const next = { ...records('ddddd', '', 'visits'), l: 2 };
    expect(naiveIntersection([two, other], next)).toMatchObject({ fullHolds: true, status: 'breaks' });
    expect(check([two, other], next).failing).toEqual([
      { releases: ['old-1', 'next'], reason: 'l-diversity', groups: 1 },
    ]);
  });

  test('where a model is not kept by unions', () => {
    const next: PlainRelease = { k: 1, noThrees: true, rows: [...'1234'].map((p) => [p, 'd', 'v']) };
    const a: PlainRelease = { k: 1, rows: [...'1234'].map((p) => [p, '14'.includes(p) ? 'x' : 'y', '-']) };
    const b: PlainRelease = { k: 1, rows: [...'1234'].map((p) => [p, p < '4' ? 'left' : 'right', '-']) };
    expect(naiveIntersection([a, b], next)).toMatchObject({ fullHolds: true, status: 'breaks' });
    expect(check([a, b], next).failing).toEqual([{ releases: ['old-1', 'next'], reason: 'no-threes', groups: 1 }]);
  });

  test('where a small group passed as a whole class of it', () => {
    // Five people are a class of the first; without it they are parted from the thirty of the second.
    const people = Array.from({ length: 40 }, (_, i) => String(i));
    const first: PlainRelease = { k: 5, rows: people.slice(0, 5).map((p) => [p, 'a', '-']) };
    const second: PlainRelease = { k: 20, rows: people.slice(0, 30).map((p) => [p, 'b', '-']) };
    const next: PlainRelease = { k: 20, rows: [...people.slice(0, 5), ...people.slice(30)].map((p) => [p, 'd', '-']) };
    expect(check([first], { ...next, rows: people.map((p) => [p, 'd', '-']) }).status).toBe('holds');
    expect(naiveIntersection([first, second], next).status).toBe('breaks');
    expect(check([first, second], next).failing[0].reason).toBe('k');
    expect(check([second], next).status).toBe('breaks');
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
