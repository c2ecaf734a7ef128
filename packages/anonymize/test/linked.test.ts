import { kAnonymity, lDiversity, sensitiveColumn } from '@sluice/models';
import { NULL_CODE } from '@sluice/table';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { granularityLoss, searchFullDomain } from '../src/index.js';

interface Row {
  readonly a: number;
  readonly b: number;
  readonly person: number;
  readonly value: number;
}

const rowsArbitrary = fc.array(
  fc.record({
    a: fc.integer({ min: 0, max: 3 }),
    b: fc.integer({ min: 0, max: 1 }),
    person: fc.integer({ min: -1, max: 9 }),
    value: fc.integer({ min: 0, max: 2 }),
  }),
  { minLength: 1, maxLength: 30 },
);

/** Column a has four values, two pairs and one group; column b two values and one group. */
const A = [(v: number) => v, (v: number) => v >> 1, () => 0];
const B = [(v: number) => v, () => 0];

/** The plain way: who shares the multiset of generalised rows with at least k people, and how diverse their values are. */
function released(rows: readonly Row[], levels: readonly number[], k: number, l: number): boolean[] {
  const keyOf = new Map<number, string>();
  for (const person of new Set(rows.map((r) => r.person))) {
    const own = rows.filter((r) => r.person === person);
    keyOf.set(
      person,
      own
        .map((r) => `${A[levels[0]](r.a)}/${B[levels[1]](r.b)}`)
        .sort()
        .join(' '),
    );
  }
  return rows.map(({ person }) => {
    if (person < 0) return false;
    const group = [...keyOf].filter(([p, key]) => p >= 0 && key === keyOf.get(person)).map(([p]) => p);
    if (group.length < k) return false;
    const values = new Set(rows.filter((r) => group.includes(r.person)).map((r) => r.value));
    if (values.size < l) return false;
    // By people: no value is held by more than one in l of the group.
    return [...values].every((v) => {
      const holders = group.filter((p) => rows.some((r) => r.person === p && r.value === v)).length;
      return holders * l <= group.length;
    });
  });
}

const level = (maps: readonly ((v: number) => number)[], size: number) =>
  maps.map((of) => {
    const map = Int32Array.from({ length: size }, (_, v) => of(v));
    const leaves = new Float64Array(Math.max(...map) + 1);
    for (const group of map) leaves[group]++;
    return { map, leaves };
  });

test.each([1, 2])(
  'linked rows: k and l (= %s) over multisets of rows equal a naive checker at every node',
  async (l) => {
    let kept = 0;
    await fc.assert(
      fc.asyncProperty(rowsArbitrary, fc.integer({ min: 2, max: 3 }), async (rows, k) => {
        const people = [...new Set(rows.map((r) => r.person).filter((p) => p >= 0))];
        const subjects = { ids: Int32Array.from(rows, (r) => people.indexOf(r.person)), count: people.length };
        const values = ['x', 'y', 'z'];
        const sensitive = sensitiveColumn({
          name: 's',
          type: 'string',
          values,
          codes: Int32Array.from(rows, (r) => r.value),
        });
        expect(sensitive.codes.includes(NULL_CODE)).toBe(false);
        for (const levels of [0, 1, 2].flatMap((x) => [0, 1].map((y) => [x, y]))) {
          const expected = released(rows, levels, k, l);
          const column = (name: 'a' | 'b', maps: typeof A, size: number, at: number) => ({
            name,
            codes: Int32Array.from(rows, (r) => r[name]),
            levels: level(maps, size),
            leafCount: size,
            minLevel: at,
            maxLevel: at,
          });
          const found = await searchFullDomain({
            columns: [column('a', A, 4, levels[0]), column('b', B as typeof A, 2, levels[1])],
            rows: rows.length,
            subjects,
            linked: true,
            models: [
              { model: kAnonymity, params: { k } },
              ...(l > 1 ? [{ model: lDiversity, params: lDiversity.params.parse({ column: 's', l }) }] : []),
            ],
            sensitive: l > 1 ? [sensitive] : [],
            limit: { rows: rows.length, people: people.length },
            loss: { loss: granularityLoss, params: granularityLoss.params.parse({}) },
          }).catch(() => undefined);
          const drop = expected.filter((stays) => !stays).length;
          expect(found === undefined).toBe(drop === rows.length);
          if (!found) continue;
          kept++;
          expect(found.best.suppressedRows).toBe(drop);
          const lost = people.filter((p) => rows.every((r, i) => r.person !== p || !expected[i])).length;
          expect(found.best.suppressedPeople).toBe(lost);
        }
      }),
      { numRuns: 150 },
    );
    expect(kept).toBeGreaterThan(20);
  },
);
