import { MODELS } from '@sluice/models';
import { describe, expect, test } from 'vitest';
import { checkIntersection } from '../src/disclosure/intersection.js';
import { mapOf, type PlainRelease, type PlainRow } from './disclosure-plain.js';

/*
 * A square of K people with K records each: every class of either release has K people, and every person has a record in
 * every class of both. Each pair of classes has one record, so whoever knows both classes of a record reads its value;
 * a count of people with some record in each of the two would find K.
 */
const K = 5;
const cells = Array.from({ length: K * K }, (_, n) => ({ n, p: Math.floor(n / K), j: n % K }));
const byFirst: readonly PlainRow[] = cells.map(({ n, p, j }) => [`p${p}`, `A${j}`, `v${n}`, `rec${n}`]);
const bySecond: readonly PlainRow[] = cells.map(({ n, p, j }) => [`p${p}`, `B${(j + p) % K}`, `v${n}`, `rec${n}`]);

type Manner = Partial<PlainRelease>;
const check = (first: Manner, second: Manner) =>
  checkIntersection({
    earlier: [mapOf('first', { rows: byFirst, k: K, l: 3, ...first })],
    next: mapOf('second', { rows: bySecond, k: K, l: 3, ...second }),
    models: MODELS,
  });
const declared: Manner = { identity: 'declared' };
const content: Manner = { identity: 'content' };
const refused = (because: string) => ({
  status: 'missing',
  because,
  missing: ['first', 'second'],
  smallestGroup: null,
  failing: [],
});

describe('a record that two releases single out together', () => {
  test('is found where one key names it in both', () => {
    expect(check(declared, declared)).toMatchObject({ status: 'breaks', smallestGroup: 1 });
    expect(check(content, content)).toMatchObject({ status: 'breaks', smallestGroup: 1 });
  });

  test.each([
    ['a key in one release, none in the other', declared, content],
    ['no key, then one', content, declared],
    ['another key', declared, { ...declared, key: 'bill_no' }],
    ['nothing that tells rows apart', { identity: 'none' }, declared],
    [
      'another cell changed in each row',
      content,
      {
        ...content,
        rows: bySecond.map(([p, tuple, value, record]): PlainRow => [p, tuple, value, `${record} changed`]),
      },
    ],
  ] as const)('is not hidden by %s: refused', (_, first, second) => {
    expect(check(first, second)).toMatchObject(refused('records'));
  });

  test('is not hidden by a join that has the same rows: concepts that overlap are refused', () => {
    const joined = mapOf('second', { rows: bySecond, k: K });
    const earlier = [mapOf('first', { rows: byFirst, k: K })];
    for (const concepts of [['roll', 'visits'], []])
      expect(checkIntersection({ earlier, next: { ...joined, concepts } })).toMatchObject(refused('concepts'));
  });

  test('is followed into linked rows as a row, not as its person alone', () => {
    const linked: Manner = { linked: true };
    for (const [first, second] of [
      [declared, linked],
      [linked, declared],
      [linked, linked],
    ])
      expect(check(first, second)).toMatchObject({
        status: 'breaks',
        smallestGroup: 1,
        failing: expect.arrayContaining([expect.objectContaining({ releases: ['first', 'second'] })]),
      });
    expect(check({ ...linked, identity: 'none' }, declared)).toMatchObject(refused('linked'));
    expect(check(declared, { ...linked, identity: 'none' })).toMatchObject(refused('linked'));
  });

  test('is not hidden by another column that says who a person is', () => {
    expect(check({ ...declared, subject: 'roll.id' }, { ...declared, subject: 'roll.phone' })).toMatchObject(
      refused('subject'),
    );
  });
});

describe('linked rows beside others', () => {
  const rows: readonly PlainRow[] = Array.from({ length: 24 }, (_, n) => [
    `p${n % 12}`,
    n < 12 ? 'a' : 'b',
    `v${(n + Math.floor(n / 12)) % 4}`,
  ]);

  test('of the same records in the same classes pass, in either order', () => {
    for (const first of [false, true])
      for (const second of [false, true])
        expect(check({ rows, linked: first }, { rows, linked: second })).toMatchObject({ status: 'holds' });
  });

  test('count as people too: one whose rows are as many as nobody else’s stands out', () => {
    const more = [...rows, ['p0', 'a', 'v3'] as const];
    const roll: Manner = { rows: rows.slice(0, 12), concept: 'roll', k: 1 };
    expect(check(roll, { rows: more, linked: true })).toMatchObject({ status: 'breaks', smallestGroup: 1 });
  });
});

describe('rows without a key', () => {
  const roll = (change: (p: number) => string): Manner => ({
    ...content,
    rows: Array.from({ length: 20 }, (_, p) => [`p${p}`, 'a', `v${p % 4}`, `${p} ${change(p)}`]),
  });
  const old = roll(() => '');

  test('that only came, or only went, are followed', () => {
    const { rows = [] } = old;
    expect(check(old, { ...content, rows: rows.slice(0, 10) })).toMatchObject({ status: 'holds', smallestGroup: 10 });
    expect(check({ ...content, rows: rows.slice(0, 10) }, old)).toMatchObject({ status: 'holds', smallestGroup: 10 });
    expect(check(old, { ...content, rows: rows.slice(0, 17) })).toMatchObject({ status: 'breaks', smallestGroup: 3 });
  });

  test('of which one was changed are refused, though its person has no other', () => {
    expect(
      check(
        old,
        roll((p) => (p === 7 ? 'moved' : '')),
      ),
    ).toMatchObject(refused('records'));
  });

  test('are refused where some other pair of the releases has a changed one', () => {
    const maps = [old, { ...old, rows: [] }, roll((p) => (p === 7 ? 'moved' : ''))].map((plain, i) =>
      mapOf(`release ${i}`, { k: K, rows: [], ...plain }),
    );
    expect(checkIntersection({ earlier: maps.slice(0, 2), next: maps[2] })).toMatchObject({ because: 'records' });
    expect(checkIntersection({ earlier: maps.slice(0, 1), next: maps[1] })).toMatchObject({ status: 'holds' });
  });

  test('are refused where equal ones lie in two classes', () => {
    const twice: Manner = {
      ...content,
      rows: [...byFirst, ...byFirst.map(([p, , v, r = '']): PlainRow => [p, 'other', v, r])],
    };
    expect(check(twice, twice)).toMatchObject(refused('records'));
  });
});
