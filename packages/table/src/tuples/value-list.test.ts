import fc from 'fast-check';
import { expect, test } from 'vitest';
import { listValues, rollUpValues, type ValueList, valueCounts } from './value-list.js';

const CLASSES = 5;
const VALUES = 4;
const rowsArbitrary = fc.array(
  fc.record({
    class: fc.integer({ min: 0, max: CLASSES - 1 }),
    value: fc.integer({ min: 0, max: VALUES - 1 }),
    person: fc.integer({ min: -1, max: 5 }),
  }),
  { maxLength: 40 },
);
type Row = { class: number; value: number; person: number };

/** The plain way, from the definitions: holders of v among the class's people, and the mean of their own shares times n. */
function naive(rows: readonly Row[], byPeople: boolean): Map<string, [number, number]> {
  const out = new Map<string, [number, number]>();
  for (let c = 0; c < CLASSES; c++)
    for (let v = 0; v < VALUES; v++) {
      const here = rows.filter((r) => r.class === c && (!byPeople || r.person >= 0));
      if (!byPeople) {
        const count = here.filter((r) => r.value === v).length;
        if (count > 0) out.set(`${c}/${v}`, [count, 0]);
        continue;
      }
      let holders = 0;
      let weight = 0;
      for (const person of new Set(here.map((r) => r.person))) {
        const own = here.filter((r) => r.person === person);
        const withValue = own.filter((r) => r.value === v).length;
        if (withValue > 0) holders++;
        weight += withValue / own.length;
      }
      if (holders > 0) out.set(`${c}/${v}`, [holders, weight]);
    }
  return out;
}

function asMap(list: ValueList): Map<string, [number, number]> {
  const { starts, values, counts, weights } = valueCounts(list, CLASSES);
  const out = new Map<string, [number, number]>();
  for (let c = 0; c < CLASSES; c++)
    for (let i = starts[c]; i < starts[c + 1]; i++) out.set(`${c}/${values[i]}`, [counts[i], weights?.[i] ?? 0]);
  return out;
}

function expectEqual(found: Map<string, [number, number]>, expected: Map<string, [number, number]>): void {
  expect([...found.keys()].sort()).toEqual([...expected.keys()].sort());
  for (const [key, [count, weight]] of expected) {
    expect(found.get(key)?.[0]).toBe(count);
    expect(found.get(key)?.[1]).toBeCloseTo(weight, 12);
  }
}

test.each([true, false])('values by class are counted exactly, also after two roll-ups (by people: %s)', (byPeople) => {
  const map = fc.array(fc.integer({ min: 0, max: CLASSES - 1 }), { minLength: CLASSES, maxLength: CLASSES });
  fc.assert(
    fc.property(rowsArbitrary, map, map, (rows, first, second) => {
      const list = listValues(
        Int32Array.from(rows, (r) => r.value),
        VALUES,
        Int32Array.from(rows, (r) => r.class),
        CLASSES,
        byPeople ? { ids: Int32Array.from(rows, (r) => r.person), count: 6 } : undefined,
      );
      expectEqual(asMap(list), naive(rows, byPeople));
      const once = rollUpValues(list, Int32Array.from(first), CLASSES);
      const rowsOnce = rows.map((r) => ({ ...r, class: first[r.class] }));
      expectEqual(asMap(once), naive(rowsOnce, byPeople));
      const twice = rollUpValues(once, Int32Array.from(second), CLASSES);
      expectEqual(
        asMap(twice),
        naive(
          rowsOnce.map((r) => ({ ...r, class: second[r.class] })),
          byPeople,
        ),
      );
    }),
    { numRuns: 400 },
  );
});
