import { classesOfTable, MODELS, referencesOf, sensitiveColumn, tCloseness } from '@sluice/models';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { holdersOf } from '../src/disclosure/holders.js';
import { checkIntersection } from '../src/disclosure/intersection.js';
import { decodePersonMap } from '../src/disclosure/person-map/decode.js';
import { encodePersonMap } from '../src/disclosure/person-map/encode.js';
import { type PersonMap, personMapOf } from '../src/disclosure/person-map.js';
import { coded, hmac, mapOf, type PlainRelease, type PlainRow } from './disclosure-plain.js';

const VALUES = ['flu', 'hiv', 'cold', 'gout'];
/** Rows of people numbered from `from` to `to - 1` in one class, their values in turn. */
const people = (tuple: string, from: number, to: number, values: readonly string[] = VALUES): PlainRow[] =>
  Array.from({ length: to - from }, (_, i) => [`person ${from + i}`, tuple, values[i % values.length]]);
const release = (k: number, ...rows: readonly PlainRow[][]): PlainRelease => ({ k, rows: rows.flat() });
const check = (next: PlainRelease, ...earlier: readonly PlainRelease[]) =>
  checkIntersection({ next: mapOf('new', next), earlier: earlier.map((old, i) => mapOf(`old-${i}`, old)) });

describe('a further release of the same people', () => {
  test('passes without an earlier one whenever its own classes hold', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 4, max: 9 }), { maxLength: 6 }), (sizes) => {
        const rows = sizes.flatMap((size, c) => people(`class ${c}`, 100 * c, 100 * c + size));
        const found = check({ k: 4, l: 2, t: 0.9, rows });
        expect(found).toMatchObject({ status: 'holds', releases: ['new'], vectors: sizes.length, failing: [] });
        expect(found.smallestGroup).toBe(sizes.length > 0 ? Math.min(...sizes) : null);
      }),
    );
  });

  test('is the same table again: it passes, also with several and with linked rows', () => {
    const rows = [...people('a', 0, 8), ...people('b', 4, 12), ...people('a', 0, 4)];
    for (const linked of [false, true]) {
      const series = { k: linked ? 4 : 8, l: 2, rows, linked };
      expect(check({ ...series, k: 4 }, { ...series, k: 4 }, { ...series, k: 4 })).toMatchObject({ status: 'holds' });
    }
  });

  test('newcomers among the people of an old class are a group of their own', () => {
    const old = release(5, people('a', 0, 10));
    expect(check(release(5, people('a', 0, 13)), old)).toMatchObject({
      status: 'breaks',
      smallestGroup: 3,
      failing: [{ releases: ['old-0', 'new'], reason: 'k', groups: 1 }],
    });
    expect(check(release(5, people('a', 0, 15)), old)).toMatchObject({ status: 'holds', smallestGroup: 5 });
    expect(check(release(5, people('a', 0, 10), people('b', 10, 15)), old).status).toBe('holds');
  });

  test('so are leavers, but for a class that leaves whole', () => {
    const old = release(5, people('a', 0, 10), people('b', 10, 15));
    expect(check(release(5, people('a', 0, 7)), old)).toMatchObject({ status: 'breaks', smallestGroup: 3 });
    expect(check(release(10, people('a', 0, 10)), old)).toMatchObject({ status: 'holds', smallestGroup: 5 });
  });

  test('the largest k counts, whichever release asks for it', () => {
    const two = [people('a', 0, 10), people('b', 10, 20)];
    const across = [people('c', 5, 15), people('d', 0, 5), people('e', 15, 20)];
    expect(check(release(5, ...across), release(5, ...two)).status).toBe('holds');
    expect(check(release(5, ...across), release(10, ...two)).status).toBe('breaks');
    expect(check(release(10, people('c', 0, 20)), release(5, people('a', 0, 20))).status).toBe('holds');
    // A finer release after a coarse one separates, though it keeps its own k.
    expect(check(release(5, ...two), release(20, people('a', 0, 20))).status).toBe('breaks');
  });

  test('coarser classes over whole old ones separate nobody', () => {
    const old = release(5, people('a', 0, 5), people('b', 5, 10), people('c', 10, 20));
    expect(check(release(20, people('all', 0, 20)), old)).toMatchObject({ status: 'holds', smallestGroup: 5 });
  });

  test('other spellings and another file name are the same people', () => {
    const spell = (rows: PlainRow[]) =>
      rows.map(([p, t, v]): PlainRow => [` ${p?.toUpperCase().replace('1', '１')} `, t, v]);
    const old = mapOf('old', release(5, people('a', 0, 10)));
    const again = mapOf('new', { k: 5, rows: spell(people('a', 0, 10)) });
    expect(again.tokens).toEqual(old.tokens);
    expect(checkIntersection({ next: again, earlier: [old] })).toMatchObject({ status: 'holds', vectors: 1 });
  });
});

describe('what a person may be', () => {
  test('with rows in several classes, several entries: each has to be shared', () => {
    const old = release(4, people('a', 0, 8), people('b', 4, 12));
    // Four people of both classes, in one class together: every vector has four people or more.
    const next = release(4, people('c', 4, 8), people('d', 0, 4), people('e', 8, 12));
    expect(check(next, old)).toMatchObject({ status: 'holds', vectors: 4, smallestGroup: 4 });
    expect(check(release(4, people('c', 5, 12), people('d', 0, 5)), old)).toMatchObject({
      status: 'breaks',
      failing: [{ reason: 'k' }],
    });
  });

  test('with linked rows, one entry: the number of rows in each class singles out', () => {
    const rows = [...people('a', 0, 8), ...people('a', 0, 3)];
    const again: PlainRelease = { ...release(4, people('a', 0, 8)), concept: 'roll' };
    expect(check({ k: 4, rows }, again).status).toBe('holds');
    expect(check({ k: 3, rows, linked: true }, again).status).toBe('breaks');
    expect(check({ k: 3, rows, linked: true }, { k: 3, rows, linked: true })).toMatchObject({
      status: 'holds',
      smallestGroup: 3,
    });
  });

  test('rows of nobody are no people', () => {
    const nobody: PlainRow[] = [
      [null, 'a', 'flu'],
      ['  ', 'a', 'flu'],
    ];
    expect(check(release(4, people('a', 0, 4), nobody), release(4, people('b', 0, 4)))).toMatchObject({
      status: 'holds',
      smallestGroup: 4,
    });
  });
});

describe('sensitive values of an intersection', () => {
  // Ganta, Kasiviswanathan, Smith 2008: two hospitals, each table diverse, the common patients not.
  const common = people('', 0, 4, ['hiv']);
  const at = (tuple: string, rows: readonly PlainRow[]) => rows.map(([p, , v]): PlainRow => [p, tuple, v]);
  const first: PlainRelease = { k: 4, l: 2, rows: [...at('<30', common), ...people('<30', 10, 14, ['flu', 'cold'])] };
  const second: PlainRelease = {
    k: 4,
    l: 2,
    rows: [...at('130**', common), ...people('130**', 20, 24, ['gout', 'cold'])],
  };

  test('may all be one, though each release is diverse', () => {
    expect(check(second, first)).toEqual({
      status: 'breaks',
      releases: ['old-0', 'new'],
      missing: [],
      because: null,
      smallestGroup: 4,
      failing: [{ releases: ['old-0', 'new'], reason: 'l-diversity', groups: 2 }],
      vectors: 3,
    });
  });

  test('without a model of the values only sizes count', () => {
    expect(check({ k: 4, rows: second.rows }, { k: 4, rows: first.rows }).status).toBe('holds');
  });

  test('are compared with the distribution of their own release', () => {
    // All of the release has one value, so a group of it tells nothing more than the release does.
    const plain = { k: 4, t: 0.1, rows: people('b', 0, 8, ['flu']) };
    const old = release(4, people('a', 0, 4));
    expect(check(plain, old).status).toBe('holds');
    const mixed = { ...plain, rows: [...people('b', 0, 4, ['flu']), ...people('b', 4, 8, ['cold'])] };
    expect(check(mixed, old).failing).toEqual([{ releases: ['old-0', 'new'], reason: 't-closeness', groups: 2 }]);
  });

  test('are compared with the source where the model says so', () => {
    const released = people('b', 0, 8, ['flu', 'cold']);
    const source = [...released, ...people('c', 50, 90, ['flu'])];
    const tableOf = (rows: readonly PlainRow[]) => [
      coded(
        'tuple',
        rows.map((r) => r[1]),
      ),
      coded(
        'value',
        rows.map((r) => r[2]),
      ),
      coded(
        'person',
        rows.map((r) => r[0]),
      ),
    ];
    const subjects = { ids: Int32Array.from(source.keys()), count: source.length };
    const whole = tableOf(source);
    const original = referencesOf(
      classesOfTable({ rows: source.length, columns: whole }, ['tuple'], {
        sensitive: [sensitiveColumn(whole[1])],
        subjects,
      }),
    );
    const columns = tableOf(released);
    const map = (reference: 'released' | 'original', given?: typeof original) =>
      personMapOf({
        ...{
          release: 'new',
          product: 'p',
          domain: 'residents',
          concepts: ['visits'],
          keyId: 'key-1',
          linked: false,
          k: 4,
        },
        table: { rows: released.length, columns },
        quasiIdentifiers: ['tuple'],
        subject: columns[2],
        models: [{ model: tCloseness, params: { column: 'value', t: 0.2, distance: 'equal', reference } }],
        sensitive: [sensitiveColumn(columns[1])],
        ...(given && { original: given }),
        token: hmac('secret'),
      });
    const earlier = [mapOf('old', { ...release(4, people('a', 0, 4)), concept: 'roll' })];
    expect(checkIntersection({ next: map('released'), earlier }).status).toBe('holds');
    expect(checkIntersection({ next: map('original', original), earlier }).status).toBe('breaks');
    expect(() => map('original')).toThrow('risk/no-reference');
  });
});

describe('every built-in model of a sensitive column', () => {
  const NUMBERS = Array.from({ length: 40 }, (_, i) => String(i % 5));
  const rows = NUMBERS.map((value, i): PlainRow => [`person ${i}`, i < 20 ? 'a' : 'b', value]);
  const column = 'value';
  /** Parameters that twenty people with five values keep. */
  const KEPT: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
    'l-diversity': { column, l: 5 },
    't-closeness': { column, t: 0.1, distance: 'hierarchical', hierarchy: { tree: {} } },
    'delta-disclosure': { column, delta: 0.5 },
    'beta-likeness': { column, beta: 0.5 },
    'alpha-k-anonymity': { column, alpha: 0.2, k: 10, values: ['3'] },
    'lkc-privacy': { L: 2, K: 10, C: 0.2, column },
    'km-anonymity': { column, k: 2, m: 1, separator: ';' },
    dominance: { column, n: 1, k: 50 },
    'p-percent': { column, p: 10 },
    'm-confidentiality': { column, m: 5 },
  };

  for (const model of MODELS.filter(({ kind }) => kind in KEPT)) {
    const given = model.params.parse(KEPT[model.kind]);
    test(`is asked again after the map was sealed: ${model.kind}`, () => {
      const columns = [
        coded(
          'tuple',
          rows.map((r) => r[1]),
        ),
        { ...coded(column, NUMBERS), type: 'integer' as const },
      ];
      const map = personMapOf({
        ...{
          release: 'new',
          product: 'p',
          domain: 'residents',
          concepts: ['visits'],
          keyId: 'key-1',
          linked: false,
          k: 2,
        },
        table: { rows: rows.length, columns },
        quasiIdentifiers: ['tuple'],
        subject: coded(
          'person',
          rows.map((r) => r[0]),
        ),
        models: [{ model, params: given }],
        sensitive: [
          sensitiveColumn(columns[1], {
            tree: [Int32Array.from({ length: 5 }, (_, i) => 20 + (i >> 1)), new Int32Array(5)],
            values: ['3'],
            separator: ';',
          }),
        ],
        token: hmac('secret'),
      });
      const next = decodePersonMap(encodePersonMap(map));
      const parted = (tupleOf: (i: number) => string) => {
        const old = release(
          2,
          rows.map(([p], i): PlainRow => [p, tupleOf(i), '-']),
        );
        return checkIntersection({ next, earlier: [mapOf('old', { ...old, concept: 'roll' })] });
      };
      // Two halves of each class with every value twice, then three people with a value each, and the rest.
      expect(parted((i) => (i % 20 < 10 ? 'x' : 'y'))).toMatchObject({ status: 'holds', vectors: 4 });
      expect(parted((i) => (i % 20 < 3 ? 'x' : 'y'))).toMatchObject({
        status: 'breaks',
        failing: [{ releases: ['old', 'new'], reason: model.kind }],
      });
    });
  }

  test('is among those above', () => {
    const named = MODELS.filter(({ params }) => /column/.test(JSON.stringify(params.safeParse({}).error ?? '')));
    expect(named.map(({ kind }) => kind).sort()).toEqual(Object.keys(KEPT).sort());
  });
});

describe('who holds what', () => {
  const old = release(5, people('a', 0, 10), people('b', 10, 20));
  const next = release(5, people('c', 3, 13), people('d', 13, 20), people('d', 0, 3));
  const maps = new Map<string, PersonMap>([
    ['shared', mapOf('shared', old)],
    ['opened', mapOf('opened', next)],
  ]);
  const statuses = (deliveries: Parameters<typeof holdersOf>[1], fresh: Parameters<typeof holdersOf>[0]) =>
    holdersOf(fresh, deliveries).map((set) => [
      set.holder,
      checkIntersection({
        next: maps.get(set.next)!,
        earlier: set.earlier.map((id) => maps.get(id)!),
      }).status,
    ]);

  test('a second channel: what holds for everyone breaks for whoever has the other release', () => {
    expect(
      statuses([{ release: 'shared', channel: 'sharing', recipient: 'civil-affairs' }], {
        release: 'opened',
        channel: 'opening',
        recipient: null,
      }),
    ).toEqual([
      [null, 'holds'],
      ['civil-affairs', 'breaks'],
    ]);
    expect(
      statuses([{ release: 'shared', channel: 'sharing', recipient: 'civil-affairs' }], {
        release: 'opened',
        channel: 'sharing',
        recipient: 'health',
      }),
    ).toEqual([['health', 'holds']]);
  });

  test('two members of a bundle, safe alone, break together', () => {
    const bundle = ['shared', 'opened'].map((id) => ({ release: id, channel: 'sharing', recipient: 'health' }));
    expect(statuses([], bundle)).toEqual([
      ['health', 'holds'],
      ['health', 'breaks'],
    ]);
  });
});

describe('what cannot be compared is refused', () => {
  const old = mapOf('old', release(5, people('a', 0, 10)));
  const next = mapOf('new', release(5, people('a', 0, 10)));

  test('a map that is not there, tokens of another key, rows as the unit', () => {
    expect(checkIntersection({ next, earlier: [], missing: ['lost'] })).toMatchObject({
      status: 'missing',
      missing: ['lost'],
    });
    for (const over of [{ keyId: 'key-2' }, { unit: 'rows' }] as const)
      expect(checkIntersection({ next, earlier: [{ ...old, ...over }] })).toMatchObject({
        status: 'missing',
        missing: ['old'],
        smallestGroup: null,
      });
  });

  test('another subject domain is not compared at all', () => {
    const other = { ...old, domain: 'firms', keyId: 'key-2' };
    expect(checkIntersection({ next, earlier: [other] })).toMatchObject({ status: 'holds', releases: ['new'] });
  });

  test('beyond the limit nothing is said', () => {
    const several = release(1, people('a', 0, 10), people('b', 0, 10), people('c', 0, 10));
    const maps = [0, 1, 2].map((i) => mapOf(`old-${i}`, { ...several, concept: `concept ${i}` }));
    expect(checkIntersection({ next: maps[0], earlier: maps.slice(1), limit: 27 + 9 + 9 + 3 }).status).toBe('holds');
    expect(checkIntersection({ next: maps[0], earlier: maps.slice(1), limit: 27 + 9 + 9 + 2 }).status).toBe(
      'too-large',
    );
    expect(checkIntersection({ next: maps[0], earlier: maps.slice(1), limit: 26 })).toMatchObject({
      status: 'too-large',
      smallestGroup: null,
      vectors: 0,
    });
    // The sets to look at double with each release in which people have several entries.
    const one = { k: 1, rows: [...people('a', 0, 2), ...people('b', 0, 1)] };
    const many = Array.from({ length: 17 }, (_, i) => mapOf(`many-${i}`, { ...one, concept: `concept ${i}` }));
    const next = mapOf('new', { k: 1, t: 1, rows: people('a', 0, 9) });
    expect(checkIntersection({ next, earlier: many, limit: 1e9 })).toMatchObject({
      status: 'too-large',
      vectors: 2 ** 17 + 1,
    });
  });

  test('a release passed twice, and a model that is not here', () => {
    expect(() => checkIntersection({ next, earlier: [next] })).toThrow('risk/release-twice');
    const strange = { ...old, models: [{ model: 'house-rule', params: {} }] };
    expect(() => checkIntersection({ next, earlier: [strange] })).toThrow('risk/unknown-model');
    const wrong = { ...old, models: [{ model: 'l-diversity', params: { column: 'value', l: 'two' } }] };
    expect(() => checkIntersection({ next, earlier: [wrong] })).toThrow('risk/map-params');
    const lacking = { ...old, models: [{ model: 'l-diversity', params: { column: 'other', l: 2 } }] };
    expect(() => checkIntersection({ next, earlier: [lacking] })).toThrow('risk/map-params');
  });
});
