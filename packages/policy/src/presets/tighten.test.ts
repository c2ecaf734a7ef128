import { SluiceError } from '@sluice/errors';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyBuiltIn, anyTighter, IN_FORCE, looserThresholds } from '../../test/any-preset.js';
import { looserMembers } from '../decisions/at-least-as-strict.js';
import { decisionTable } from '../decisions/decision-table.js';
import { requirementsOf } from '../decisions/requirements.js';
import { effectivePreset } from './effective-preset.js';
import { gateSchema } from './gate-schema.js';
import { presetOf } from './index.js';
import { loosened } from './loosened.js';
import type { OwnPreset } from './own-preset.js';
import type { Preset } from './preset.js';
import { THRESHOLDS } from './thresholds.js';
import { tighten } from './tighten.js';

const thresholds = (preset: Preset) => Object.fromEntries(THRESHOLDS.map((member) => [member, preset[member]]));
const opening = presetOf('opening@1') as Preset;

/** Codes and messages of the faults that a call throws. */
function faultsOf(call: () => unknown): readonly string[] {
  try {
    call();
  } catch (error) {
    if (error instanceof SluiceError) return error.faults.map(({ code, path }) => `${code} ${path?.join('.')}`);
    throw error;
  }
  return [];
}

const withOwn = anyBuiltIn.chain((base) => fc.tuple(fc.constant(base), anyTighter(base)));
const withTwo = withOwn.chain(([base, own]) =>
  anyTighter(tighten(base, own), 'own@2').map((second) => [base, own, second] as const),
);

describe('tighten, under random presets of one’s own', () => {
  test('never loosens: neither a member, nor any cell of the decision table', () => {
    const grades = decisionTable().slice(0, 18);
    fc.assert(
      fc.property(withOwn, ([base, own]) => {
        const preset = tighten(base, own);
        expect(loosened(base, preset)).toEqual([]);
        for (const { sensitivity } of grades)
          expect(looserMembers(requirementsOf(preset, sensitivity), requirementsOf(base, sensitivity))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test('is idempotent', () => {
    fc.assert(
      fc.property(withOwn, ([base, own]) => {
        const once = tighten(base, own);
        expect(thresholds(tighten(once, own))).toEqual(thresholds(once));
      }),
      { numRuns: 100 },
    );
  });

  test('is transitive: what tightens what tightens a preset tightens that preset', () => {
    fc.assert(
      fc.property(withTwo, ([base, own, second]) => {
        const whole = tighten(tighten(base, own), second);
        expect(loosened(base, whole)).toEqual([]);
        const direct = { name: 'direct@1', ...thresholds(whole) } as OwnPreset;
        expect(thresholds(tighten(base, JSON.parse(JSON.stringify(direct))))).toEqual(thresholds(whole));
      }),
      { numRuns: 100 },
    );
  });

  test('a loosening of any member is refused, whatever else is tighter', () => {
    const loosening = withOwn.chain(([base, own]) =>
      fc.tuple(fc.constant(base), fc.constant(own), fc.constantFrom(...looserThresholds(base))),
    );
    fc.assert(
      fc.property(loosening, ([base, own, looser]) => {
        const [member] = Object.keys(looser);
        expect(faultsOf(() => tighten(base, { ...own, ...looser }))).toContain(`gate/loosens gate.${member}`);
      }),
      { numRuns: 300 },
    );
  });
});

test.each(IN_FORCE.flatMap((base) => looserThresholds(base).map((own) => [base.name, own] as const)))(
  '%s is not loosened by %j',
  (name, own) => {
    const call = () => tighten(presetOf(name) as Preset, { name: 'own@1', ...own } as OwnPreset);
    expect(faultsOf(call)).toEqual([`gate/loosens gate.${Object.keys(own)[0]}`]);
  },
);

test('the fault names member and bound', () => {
  expect(() => tighten(opening, { name: 'own@1', leastK: 19, smallCells: { least: 9 } })).toThrow(
    /loosens `leastK` of `opening@1`: expected at least 20[\s\S]*`smallCells`.*least at least 10, roundTo at least 5/,
  );
});

test('what a group leaves out stays as it was, and origins are those of the publisher', () => {
  const preset = tighten(opening, { name: 'own@1', smallCells: { least: 30 }, origins: { smallCells: 'decision 7' } });
  expect(preset.smallCells).toEqual({ least: 30, roundTo: 5 });
  expect(preset.origins?.['smallCells']).toBe('decision 7');
  expect(preset.origins?.['leastK']).toBe(opening.origins?.['leastK']);
  expect(tighten(opening, { name: 'own@1', leastK: 40 }).origins?.['leastK']).toBe('preset own@1 of the publisher');
  expect([preset.name, preset.extends]).toEqual(['own@1', 'opening@1']);
});

test('a group that the base does not have is stated in full', () => {
  const secure = presetOf('authorised-secure@1') as Preset;
  expect(faultsOf(() => tighten(secure, { name: 'own@1', dominance: { n: 2 } }))).toEqual([
    'gate/incomplete gate.dominance',
  ]);
  expect(faultsOf(() => tighten(secure, { name: 'own@1', smallCells: { roundTo: 5 } }))).toEqual([
    'gate/incomplete gate.smallCells',
  ]);
  expect(tighten(secure, { name: 'own@1', dominance: { n: 2, k: 80, p: 5 } }).dominance).toEqual({ n: 2, k: 80, p: 5 });
});

describe('the preset in force', () => {
  const names = (gate: unknown) => effectivePreset(gate).chain.map(({ name }) => name);

  test('is the built-in one alone, one of its own, or a chain of them', () => {
    expect(names({ preset: 'opening@1' })).toEqual(['opening@1']);
    expect(names({ preset: 'opening@1', leastK: 50 })).toEqual(['opening@1+own', 'opening@1']);
    expect(names({ preset: 'opening@1', name: 'health-opening@3', leastK: 50 })).toEqual([
      'health-opening@3',
      'opening@1',
    ]);
    const tightened = [
      { name: 'province@2', leastK: 30 },
      { name: 'health@1', greatestT: 0.3 },
    ];
    const { preset, chain } = effectivePreset({ preset: 'opening@1', tighten: tightened });
    expect(chain.map(({ name }) => name)).toEqual(['health@1', 'province@2', 'opening@1']);
    expect([preset.leastK, preset.greatestT, preset.extends]).toEqual([30, 0.3, 'province@2']);
    expect(chain[0]).toBe(preset);
    expect(chain[2]).toBe(opening);
  });

  test.each([
    [
      'a further preset that loosens an earlier one',
      { preset: 'opening@1', leastK: 50, tighten: [{ name: 'a@1', leastK: 40 }] },
      'gate/loosens gate.tighten.0.leastK',
    ],
    ['an unknown preset', { preset: 'opening@9' }, 'gate/unknown-preset gate.preset'],
    ['a built-in name', { preset: 'opening@1', name: 'sharing-conditional@1' }, 'gate/name-taken gate.name'],
    [
      'a name twice',
      { preset: 'opening@1', tighten: [{ name: 'a@1' }, { name: 'a@1' }] },
      'gate/name-taken gate.tighten.1.name',
    ],
    ['an unknown member', { preset: 'opening@1', leastL: 3 }, 'gate/shape gate'],
    ['a preset without a name', { preset: 'opening@1', tighten: [{ leastK: 30 }] }, 'gate/shape gate.tighten.0.name'],
    ['rules of one’s own', { preset: 'opening@1', rules: [] }, 'gate/shape gate'],
    ['no text', 7, 'gate/shape gate'],
  ])('refuses %s', (_, gate, fault) => {
    expect(faultsOf(() => effectivePreset(gate))).toEqual([fault]);
  });

  test('presets of old are found, for releases made by them', () => {
    expect(names({ preset: 'opening@0' })).toEqual(['opening@0']);
  });
});

test('every member of a gate is described', () => {
  const bare = Object.entries(gateSchema.shape).filter(([, schema]) => {
    const inner = schema.safeParse(undefined).success
      ? (schema as { unwrap?: () => typeof schema }).unwrap?.()
      : schema;
    return inner?.description === undefined;
  });
  expect(bare.map(([name]) => name)).toEqual([]);
});
