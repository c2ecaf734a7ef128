import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ClassFacts, PrivacyModel } from '../model.js';
import { averageRisk } from './average-risk.js';
import { zayatz } from './estimators/zayatz.js';
import { highestRisk } from './highest-risk.js';
import { type PopulationUniquenessParams, populationUniqueness } from './population-uniqueness.js';
import { profitability } from './profitability.js';
import { safepub } from './safepub.js';
import { safepubParameters } from './safepub-parameters.js';
import { sampleUniqueness } from './sample-uniqueness.js';
import { sizeHistogram } from './size-histogram.js';

const facts = (rows: readonly number[], people?: readonly number[]): ClassFacts => ({
  size: rows.length,
  rows: Float64Array.from(rows),
  ...(people && { people: Float64Array.from(people) }),
});
const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
const sizes = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 20 });

/** What each model claims of a table, by its definition: a loop over rows. */
const averageHolds = (of: readonly number[], average: number, highest = 1, above = 0) => {
  const risks = of.flatMap((size) => Array.from({ length: size }, () => 1 / size));
  if (risks.length === 0) return true;
  const high = risks.filter((risk) => risk > highest).length / risks.length;
  return sum(of.map(() => 1)) / risks.length <= average && high <= above;
};
const uniquesHold = (of: readonly number[], share: number) =>
  of.length === 0 || of.filter((size) => size === 1).length / sum(of) <= share;

/** The least number of smallest classes whose going makes the claim hold, tried one after another. */
function leastDropped(of: readonly number[], holds: (left: readonly number[]) => boolean): number {
  const ascending = [...of].sort((a, b) => a - b);
  for (let n = 0; ; n++) if (holds(ascending.slice(n))) return n;
}

const kept = (of: readonly number[], gone: Uint8Array) => of.filter((_, c) => !gone[c]);
const dropped = (of: readonly number[], gone: Uint8Array) => sum(of.filter((_, c) => gone[c]));

describe('models of the whole table', () => {
  const risk = fc.constantFrom(0.05, 0.1, 0.2, 0.25, 0.3, 0.5, 1);

  test('average risk drops the least number of smallest classes', () => {
    fc.assert(
      fc.property(sizes, risk, fc.option(risk, { nil: undefined }), risk, (of, average, highest, share) => {
        const params = { average, ...(highest !== undefined && { highest, above: share / 2 }) };
        const gone = averageRisk.failing(facts(of), params);
        const holds = (left: readonly number[]) => averageHolds(left, average, highest, params.above);
        expect(holds(kept(of, gone))).toBe(true);
        expect(sum([...gone])).toBe(leastDropped(of, holds));
        expect(averageRisk.evidence(facts(of), params)[0].holds).toBe(holds(of));
      }),
      { numRuns: 300 },
    );
  });

  test('sample uniqueness drops the least number of unique classes, in their order', () => {
    fc.assert(
      fc.property(sizes, risk, (of, half) => {
        const share = half / 2;
        const gone = sampleUniqueness.failing(facts(of), { share });
        expect(sum([...gone])).toBe(leastDropped(of, (left) => uniquesHold(left, share)));
        const uniques = [...of.keys()].filter((c) => of[c] === 1);
        expect([...gone.keys()].filter((c) => gone[c])).toEqual(uniques.slice(0, sum([...gone])));
        expect(sampleUniqueness.evidence(facts(of), { share })[0].holds).toBe(uniquesHold(of, share));
      }),
      { numRuns: 300 },
    );
  });

  test('what other models sent away does not count, and is not named again', () => {
    fc.assert(
      fc.property(sizes, fc.infiniteStream(fc.boolean()), risk, (of, coins, average) => {
        const away = Uint8Array.from(of, () => (coins.next().value ? 1 : 0));
        const left = of.filter((_, c) => !away[c]);
        for (const [model, params] of [
          [averageRisk, { average }],
          [sampleUniqueness, { share: average / 2 }],
        ] as readonly [PrivacyModel, unknown][]) {
          const gone = model.failing(facts(of), params, away);
          expect(gone.some((g, c) => g === 1 && away[c] === 1)).toBe(false);
          expect([...gone].filter((_, c) => !away[c])).toEqual([...model.failing(facts(left), params)]);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('by rows, merging classes never makes a claim fail, nor more rows go', () => {
    fc.assert(
      fc.property(
        sizes,
        fc.array(fc.nat({ max: 5 }), { minLength: 20, maxLength: 20 }),
        risk,
        risk,
        (of, into, average, highest) => {
          const merged = [0, 1, 2, 3, 4, 5].map((m) => sum(of.filter((_, c) => into[c] === m))).filter((s) => s > 0);
          for (const [model, params] of [
            [averageRisk, { average }],
            [averageRisk, { average, highest }],
            [averageRisk, { average, highest, above: 0.3 }],
            [sampleUniqueness, { share: average / 2 }],
            [highestRisk, { threshold: highest }],
          ] as readonly [PrivacyModel, unknown][]) {
            const fine = model.failing(facts(of), params);
            const coarse = model.failing(facts(merged), params);
            const claims = (suppresses: boolean) => model.monotone(params, { unit: 'rows', suppresses }).generalise;
            if (claims(true)) expect(dropped(merged, coarse)).toBeLessThanOrEqual(dropped(of, fine));
            if (claims(false) && !fine.includes(1)) expect(coarse.includes(1)).toBe(false);
            expect(claims(false)).toBe(true);
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  test('not monotone where they say so', () => {
    // By people: two classes of the same 400 people and one of one; merging takes 400 from the units.
    const params = { average: 0.004 };
    expect(averageRisk.failing(facts([400, 400, 1], [400, 400, 1]), params).includes(1)).toBe(false);
    expect(averageRisk.failing(facts([800, 1], [400, 1]), params).includes(1)).toBe(true);
    expect(averageRisk.monotone(params, { unit: 'people', suppresses: false }).generalise).toBe(false);
    expect(sampleUniqueness.failing(facts([400, 400, 1], [400, 400, 1]), { share: 0.002 }).includes(1)).toBe(false);
    expect(sampleUniqueness.failing(facts([800, 1], [400, 1]), { share: 0.002 }).includes(1)).toBe(true);
    expect(sampleUniqueness.monotone({ share: 0.002 }, { unit: 'people', suppresses: false }).generalise).toBe(false);

    // Under suppression: the large class carries the mean.
    const none = { unit: 'rows' as const, suppresses: false };
    expect(averageRisk.monotone({ average: 0.1 }, none).suppress).toBe(false);
    expect(sampleUniqueness.monotone({ share: 0.1 }, none).suppress).toBe(false);
    expect(averageRisk.failing(facts([400, 1]), { average: 0.1 }).includes(1)).toBe(false);
    expect([...averageRisk.failing(facts([400, 1]), { average: 0.1 }, Uint8Array.of(1, 0))]).toEqual([0, 1]);

    // With a share above the highest risk: the kept class of two takes in a suppressed row and must go itself.
    const mixed = { average: 1, highest: 0.2, above: 0.1 };
    expect(dropped([2, 1, 18], averageRisk.failing(facts([2, 1, 18]), mixed))).toBe(1);
    expect(dropped([3, 18], averageRisk.failing(facts([3, 18]), mixed))).toBe(3);
    expect(averageRisk.monotone(mixed, { unit: 'rows', suppresses: true }).generalise).toBe(false);
  });

  test('a threshold is met by the class size that it is written for', () => {
    for (let k = 1; k <= 3000; k++) {
      const share = Number((1 / k).toPrecision(17));
      expect([...highestRisk.failing(facts([k, k - 1]), { threshold: share })]).toEqual([0, 1]);
      expect(averageRisk.failing(facts([k]), { average: share })[0]).toBe(0);
      expect(highestRisk.leastPopulation({ threshold: share })).toBe(k);
    }
    expect([...highestRisk.failing(facts([20, 19]), { threshold: 0.05 })]).toEqual([0, 1]);
    expect([3, 4].map((k) => highestRisk.failing(facts([k]), { threshold: 0.33 })[0])).toEqual([1, 0]);
    expect(averageRisk.leastPopulation({ average: 0.05, highest: 0.01 })).toBe(100);
  });

  test('rows of no known person protect nobody', () => {
    const unknown = facts([9, 9], [0, 9]);
    expect([...highestRisk.failing(unknown, { threshold: 1 })]).toEqual([1, 0]);
    expect([...averageRisk.failing(unknown, { average: 1, highest: 0.2 })]).toEqual([1, 0]);
    expect([...averageRisk.failing(facts([9], [0]), { average: 1 })]).toEqual([1]);
    expect([...sampleUniqueness.failing(unknown, { share: 0.1 })]).toEqual([1, 0]);
    expect([...populationUniqueness.failing(unknown, { share: 1, population: 100, estimator: 'zayatz' })]).toEqual([
      1, 0,
    ]);
    expect([...profitability.failing(unknown, { attacker: 'prosecutor', gain: 2, cost: 1 })]).toEqual([1, 0]);
  });

  test('by people the rows are necessary and the people attested', () => {
    const table = facts([5, 5], [5, 1]);
    for (const [model, params] of [
      [averageRisk, { average: 0.2 }],
      [highestRisk, { threshold: 0.2 }],
      [sampleUniqueness, { share: 0.1 }],
      [profitability, { attacker: 'prosecutor', gain: 3, cost: 1 }],
    ] as readonly [PrivacyModel, unknown][]) {
      expect(model.evidence(table, params)).toEqual([
        { unit: 'rows', grade: 'recomputed', strength: 'necessary', holds: true },
        { unit: 'people', grade: 'attested', strength: 'sufficient', holds: false },
      ]);
      expect(model.evidence(facts([5, 5]), params)).toEqual([
        { unit: 'rows', grade: 'recomputed', strength: 'sufficient', holds: true },
      ]);
    }
  });
});

describe('population uniqueness', () => {
  const params: PopulationUniquenessParams = { share: 0.01, population: 10_000, estimator: 'zayatz' };
  const rows = [...Array.from({ length: 30 }, () => 1), 2, 2, 2, 3, 3, 5, 8, 60];

  test('drops classes until the estimate is low enough, and no longer', () => {
    for (const estimator of ['zayatz', 'snb', 'pitman', 'dankar'] as const) {
      const gone = populationUniqueness.failing(facts(rows), { ...params, estimator });
      expect(gone.includes(1)).toBe(true);
      expect(populationUniqueness.evidence(facts(kept(rows, gone)), { ...params, estimator })[0].holds).toBe(true);
      gone[[...gone].lastIndexOf(1)] = 0;
      expect(populationUniqueness.evidence(facts(kept(rows, gone)), { ...params, estimator })[0].holds).toBe(false);
    }
  });

  test('an estimate that is not available does not meet the model', () => {
    const unique = facts([1, 1, 1, 1]);
    const all = { share: 1, population: 100, estimator: 'pitman' as const };
    expect(populationUniqueness.evidence(unique, all)[0].holds).toBe(false);
    expect([...populationUniqueness.failing(unique, all)]).toEqual([1, 1, 1, 1]);
  });

  test("Zayatz's estimate is not monotone under generalisation: merging two pairs raises it", () => {
    const before = sizeHistogram([...Array.from({ length: 10 }, () => 1), 2, 2]);
    const after = sizeHistogram([...Array.from({ length: 10 }, () => 1), 4]);
    expect(zayatz(after, 28)!).toBeGreaterThan(zayatz(before, 28)! + 1);
    expect(populationUniqueness.monotone(params, { unit: 'rows', suppresses: false })).toEqual({
      generalise: false,
      suppress: false,
    });
  });

  test('a population smaller than the table is an error of the product', () => {
    expect(() => populationUniqueness.failing(facts([6, 5]), { ...params, population: 10 })).toThrow(
      /models\/population-too-small/,
    );
    // By people, sizes may count a person twice: only a class larger than the population shows it.
    expect(() => populationUniqueness.failing(facts([6, 5], [6, 5]), { ...params, population: 10 })).not.toThrow();
    expect(populationUniqueness.evidence(facts([6, 5]), { ...params, population: 10 })[0].holds).toBe(false);
  });

  test('by people the rows say nothing', () => {
    expect(populationUniqueness.evidence(facts([5, 5], [5, 5]), params)).toEqual([
      { unit: 'people', grade: 'attested', strength: 'sufficient', holds: true },
    ]);
    expect(populationUniqueness.evidence(facts([5, 5]), params)[0].grade).toBe('recomputed');
  });
});

describe('profitability', () => {
  test('deterred is k-anonymity with k above gain over cost', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 40 }), (gain, cost) => {
        const params = { attacker: 'prosecutor' as const, gain, cost };
        const k = Math.max(1, Math.floor(gain / cost) + 1);
        expect([...profitability.failing(facts([k + 1, k, k - 1]), params)].slice(0, 2)).toEqual([0, 0]);
        if (k > 1) expect(profitability.failing(facts([k - 1]), params)[0]).toBe(1);
        expect(profitability.leastPopulation(params)).toBe(k);
      }),
      { numRuns: 200 },
    );
  });

  test('tolerated weighs the loss against the benefit where an attack pays', () => {
    // 300 / size - 50 is what an attempt pays: from a class of 7 on nothing. Up to 6 the publisher loses 1000 / size.
    const params = { attacker: 'prosecutor' as const, attack: 'tolerated' as const, gain: 300, cost: 50, loss: 1000 };
    expect([...profitability.failing(facts([1, 4, 5, 6, 7]), { ...params, benefit: 200 })]).toEqual([1, 1, 1, 0, 0]);
    expect([...profitability.failing(facts([1, 6, 7]), { ...params, benefit: 100 })]).toEqual([1, 1, 0]);
    expect([...profitability.failing(facts([1, 7]), { ...params, benefit: 0 })]).toEqual([1, 1]);
    // Nobody known in the class: as good as found, like a class of one.
    expect([...profitability.failing(facts([9], [0]), { ...params, benefit: 999 })]).toEqual([1]);
    expect([...profitability.failing(facts([9], [0]), { ...params, benefit: 1001 })]).toEqual([0]);
  });

  test('a journalist is judged by the population, and attested', () => {
    const params = { attacker: 'journalist' as const, gain: 9, cost: 1, population: 'people.csv' };
    const table = { ...facts([2, 20]), population: Float64Array.of(10, 9) };
    expect([...profitability.failing(table, params)]).toEqual([0, 1]);
    expect(profitability.evidence(table, params)).toEqual([
      { unit: 'rows', grade: 'attested', strength: 'sufficient', holds: false },
    ]);
    expect(profitability.needs(params)).toEqual({ population: 'people.csv' });
    expect(() => profitability.failing(facts([2]), params)).toThrow(/models\/no-population/);
  });
});

describe('SafePub', () => {
  test('is a statement about the run: classes are judged, the run is attested', () => {
    const params = { epsilon: 1, delta: 0.001 };
    expect(safepub.scope).toBe('run');
    expect([...safepub.failing(facts([35, 34]), params)]).toEqual([0, 1]);
    expect(safepub.evidence(facts([35, 34]), params)).toEqual([
      { unit: 'rows', grade: 'recomputed', strength: 'necessary', holds: false },
      { unit: 'rows', grade: 'attested', strength: 'sufficient', holds: false },
    ]);
    expect(safepub.evidence(facts([36], [35]), params).map((e) => e.unit)).toEqual(['rows', 'people']);
    expect(safepub.leastPopulation(params)).toBe(35);
  });

  test('k is the least whose tails all stay below delta, and one more', () => {
    /** P(X > gamma n), X ~ Binomial(n, beta), by Pascal's recurrence. */
    const tail = (n: number, beta: number, gamma: number) => {
      let p = [1];
      for (let i = 0; i < n; i++) {
        p = Array.from({ length: i + 2 }, (_, j) => (p[j] ?? 0) * (1 - beta) + (j > 0 ? p[j - 1] * beta : 0));
      }
      return sum(p.filter((_, j) => j > gamma * n));
    };
    for (const [epsilon, delta] of [
      [0.5, 0.01],
      [1, 0.05],
      [2, 0.02],
    ]) {
      const { k, beta } = safepubParameters(epsilon, delta);
      const gamma = (Math.exp(epsilon) - 1 + beta) / Math.exp(epsilon);
      const tails = Array.from({ length: 200 }, (_, n) => tail(n, beta, gamma));
      const worst = (from: number) => Math.max(...tails.slice(Math.ceil(from / gamma - 1)));
      expect(worst(k - 1)).toBeLessThan(delta);
      expect(worst(k - 2)).toBeGreaterThanOrEqual(delta);
    }
  });

  test('k grows with a smaller delta and a greater epsilon', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 4, noNaN: true }),
        fc.double({ min: -12, max: -1, noNaN: true }),
        (e, d) => {
          const { k } = safepubParameters(e, 10 ** d);
          expect(safepubParameters(e, 10 ** (d - 0.5)).k).toBeGreaterThanOrEqual(k);
          expect(k).toBeGreaterThan(1);
        },
      ),
      { numRuns: 60 },
    );
    expect(safepubParameters(3, 1e-6).k).toBeGreaterThan(safepubParameters(2, 1e-6).k);
  });
});

describe('parameters', () => {
  const bad: Record<string, readonly [PrivacyModel, readonly object[]]> = {
    'average-risk': [averageRisk, [{ average: 0 }, { average: 0.1, above: 0.1 }, { average: 0.1, more: 1 }]],
    'highest-risk': [highestRisk, [{ threshold: 1.1 }, { threshold: 0 }]],
    'sample-uniqueness': [sampleUniqueness, [{ share: -0.1 }]],
    'population-uniqueness': [
      populationUniqueness,
      [
        { share: 0.1, population: 0.5, estimator: 'pitman' },
        { share: 0.1, population: 10, estimator: 'poisson' },
      ],
    ],
    profitability: [
      profitability,
      [
        { attacker: 'prosecutor', gain: 1, cost: 0 },
        { attacker: 'prosecutor', gain: 1, cost: 1, population: 'p.csv' },
        { attacker: 'journalist', gain: 1, cost: 1 },
        { attacker: 'prosecutor', attack: 'tolerated', gain: 1, cost: 1 },
      ],
    ],
    safepub: [
      safepub,
      [
        { epsilon: 0, delta: 0.1 },
        { epsilon: 1, delta: 0 },
      ],
    ],
  };
  test.each(Object.keys(bad))('%s refuses bad ones', (kind) => {
    const [model, list] = bad[kind];
    expect(model.kind).toBe(kind);
    for (const params of list) expect(model.params.safeParse(params).success).toBe(false);
  });

  test('good ones pass', () => {
    expect(averageRisk.params.safeParse({ average: 0.1, highest: 0.2, above: 0.05 }).success).toBe(true);
    expect(
      profitability.params.safeParse({ attacker: 'journalist', gain: 300, cost: 4, population: 'p.csv' }).success,
    ).toBe(true);
    expect(
      populationUniqueness.params.safeParse({ share: 0.1, population: 1_400_000_000, estimator: 'dankar' }).success,
    ).toBe(true);
  });
});
