import fc from 'fast-check';
import { expect, it } from 'vitest';
import { BODIES } from '../../test/bodies.js';
import { DEFAULT_WEIGHTS, priority, rankRequests } from './priority.js';

const body = fc.record({
  demand: fc.nat({ max: 500 }),
  risk: fc.nat({ max: 100 }),
  effort: fc.nat({ max: 100 }),
  livelihood: fc.boolean(),
  urgent: fc.boolean(),
});
const weight = fc.nat({ max: 1_000_000 });
const weights = fc.record({
  demand: weight,
  demandMost: weight,
  livelihood: weight,
  urgent: weight,
  risk: weight,
  effort: weight,
});
const request = (change: object) => ({ ...BODIES.request, ...change });

it('the score is the integer sum of its explained terms', () => {
  fc.assert(
    fc.property(body, weights, (change, w) => {
      const { score, terms } = priority(request(change), w);
      expect(Number.isSafeInteger(score)).toBe(true);
      expect(terms.reduce((sum, { points }) => sum + points, 0)).toBe(score);
      for (const { points, why } of terms) {
        expect(Object.is(points, -0)).toBe(false);
        expect(why.zh).toMatch(/\p{Script=Han}/u);
        expect(why.en).not.toBe('');
      }
    }),
  );
});

it('demand, livelihood and urgency never lower it; risk and effort never raise it', () => {
  fc.assert(
    fc.property(body, weights, fc.nat({ max: 100 }), (change, w, more) => {
      const score = (next: object) => priority(request({ ...change, ...next }), w).score;
      const now = score({});
      expect(score({ demand: change.demand + more })).toBeGreaterThanOrEqual(now);
      expect(score({ livelihood: true })).toBeGreaterThanOrEqual(now);
      expect(score({ urgent: true })).toBeGreaterThanOrEqual(now);
      expect(score({ risk: Math.min(100, change.risk + more) })).toBeLessThanOrEqual(now);
      expect(score({ effort: Math.min(100, change.effort + more) })).toBeLessThanOrEqual(now);
    }),
  );
});

it('the ranking does not depend on the order of the queue; ties go by id', () => {
  const record = (id: string, demand: number) => ({
    kind: 'request',
    id,
    state: 'received',
    version: 1,
    at: '2026-03-02T12:00:00.000Z',
    body: request({ demand }),
  });
  const queue = [record('b', 5), record('a', 5), record('c', 9), record('B', 5)];
  const ids = (records: typeof queue) => rankRequests(records).map((entry) => entry.request.id);
  expect(ids(queue)).toEqual(['c', 'B', 'a', 'b']);
  expect(ids([...queue].reverse())).toEqual(['c', 'B', 'a', 'b']);
});

it('refuses weights that are negative or no integers', () => {
  for (const risk of [-1, 0.5, Number.NaN, 2_000_000]) {
    expect(() => priority(request({}), { ...DEFAULT_WEIGHTS, risk })).toThrow(
      expect.objectContaining({ code: 'priority/weights' }),
    );
  }
});
