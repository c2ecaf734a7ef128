import { describe, expect, test } from 'vitest';
import { openingFacts } from '../../test/opening-facts.js';
import type { GateFacts } from './facts.js';
import { judgeRelease } from './judge.js';
import { GATE_RULES } from './list.js';
import { type GateRule, PASS } from './rule.js';

function statusOf(facts: GateFacts, code: string, rules?: readonly GateRule[]): string | undefined {
  return judgeRelease(facts, rules).rules.find((r) => r.code === code)?.status;
}

test('a release that meets every rule passes', () => {
  const verdict = judgeRelease(openingFacts());
  expect([verdict.pass, verdict.classifier]).toEqual([true, 'not run']);
  expect(verdict.rules.map((r) => [r.code, r.status])).toEqual(
    ['G01', 'G03', 'G06', 'G10', 'G11'].map((code) => [code, 'pass']),
  );
});

describe('fail-closed: a rule that does not return the PASS object stops the release', () => {
  const answers: [string, () => unknown][] = [
    ['false', () => false],
    ['true', () => true],
    ['undefined', () => undefined],
    ['null', () => null],
    ['a look-alike of a pass', () => ({ status: 'pass' })],
    ['a promise of a pass', () => Promise.resolve(PASS)],
    [
      'an error',
      () => {
        throw new Error('value 13912345678 is odd');
      },
    ],
  ];
  test.for(answers)('%s', ([, answer]) => {
    const broken = { code: 'G03', title: { zh: '', en: '' }, waivable: false, judge: answer } as unknown as GateRule;
    const rules = GATE_RULES.map((rule) => (rule.code === 'G03' ? broken : rule));
    const verdict = judgeRelease(openingFacts(), rules);
    expect(verdict.pass).toBe(false);
    expect(verdict.rules.find((r) => r.code === 'G03')?.status).toBe('block');
    expect(JSON.stringify(verdict)).not.toContain('13912345678');
  });

  test('a rule that the preset names but that is missing', () => {
    const rules = GATE_RULES.filter((rule) => rule.code !== 'G11');
    expect(judgeRelease(openingFacts(), rules).pass).toBe(false);
    expect(statusOf(openingFacts(), 'G11', rules)).toBe('block');
  });

  test('a preset without any rule', () => {
    const facts = openingFacts();
    expect(judgeRelease({ ...facts, preset: { ...facts.preset, rules: [] } }).pass).toBe(false);
  });
});

const base = openingFacts();
const spoiled: [string, string, Partial<GateFacts>][] = [
  ['G01', 'the checker was not run', { specification: { ...base.specification, checked: false } }],
  [
    'G01',
    'the product changed after data was read',
    { specification: { ...base.specification, releasedProductSha256: 'cd'.repeat(32) } },
  ],
  ['G01', 'a digest is missing', { specification: { ...base.specification, presetSha256: '' } }],
  ['G01', 'the preset of another channel', { channel: 'sharing' }],
  ['G03', 'a column that nobody declared', { files: [{ ...base.files[0], columns: ['sex', 'name'] }] }],
  ['G03', 'a declared column that is not there', { files: [{ ...base.files[0], columns: [] }] }],
  [
    'G03',
    'a column that comes from nowhere',
    { columns: [{ ...base.columns[0], label: { ...base.columns[0].label, from: [] } }] },
  ],
  [
    'G03',
    'a direct identifier that is no token',
    { columns: [{ ...base.columns[0], label: { ...base.columns[0].label, role: 'direct' } }] },
  ],
  ['G03', 'no file', { files: [] }],
  ['G06', 'no guarantee', { guarantees: [] }],
  ['G06', 'a guarantee that does not hold', { guarantees: [{ ...base.guarantees[0], holds: false }] }],
  ['G06', 'only a necessary guarantee', { guarantees: [{ ...base.guarantees[0], strength: 'necessary' }] }],
  [
    'G06',
    'k below the threshold of the channel',
    {
      models: [{ model: 'k-anonymity', parameters: { k: 19 } }],
      guarantees: [{ ...base.guarantees[0], parameters: { k: 19 } }],
    },
  ],
  ['G06', 'a k that is no number', { guarantees: [{ ...base.guarantees[0], parameters: { k: 'many' } }] }],
  [
    'G06',
    'an attested guarantee without an annex',
    {
      annex: false,
      guarantees: [...base.guarantees, { ...base.guarantees[0], unit: 'people', grade: 'attested' }],
    },
  ],
  ['G06', 'a model that fails against the original table', { holdsAgainstOriginal: false }],
  [
    'G06',
    'a sensitive column under a t-closeness that says nothing',
    {
      columns: [
        { name: 'dx', operation: 'keep', label: { ...base.columns[0].label, role: 'sensitive', from: ['sex'] } },
      ],
      files: [{ ...base.files[0], columns: ['dx'] }],
      models: [{ model: 't-closeness', parameters: { column: 'dx', t: 1 } }],
      guarantees: [
        ...base.guarantees,
        { ...base.guarantees[0], model: 't-closeness', parameters: { column: 'dx', t: 1 } },
      ],
    },
  ],
  ['G10', 'too many rows suppressed', { suppression: { ...base.suppression, rows: 3 } }],
  ['G10', 'too many people suppressed', { suppression: { ...base.suppression, people: 2 } }],
  ['G10', 'a count that is not a number', { suppression: { ...base.suppression, rows: Number.NaN } }],
  ['G10', 'an empty release', { utility: { ...base.utility, releasedRows: 0 } }],
  ['G10', 'a release that says nothing', { utility: { ...base.utility, varyingColumns: 0 } }],
  ['G11', 'other bytes than planned', { plannedDigest: 'cd'.repeat(32) }],
  ['G11', 'foreign metadata', { files: [{ ...base.files[0], metadataKeys: ['pandas'] }] }],
  ['G11', 'an unused dictionary entry', { files: [{ ...base.files[0], strayValues: 1 }] }],
  ['G11', 'a value of a direct column', { directValuesFound: 1 }],
  ['G11', 'no file', { files: [] }],
];

test.for(spoiled)('%s stops: %s', ([code, , change]) => {
  const verdict = judgeRelease(openingFacts(change));
  expect(verdict.pass).toBe(false);
  const rule = verdict.rules.find((r) => r.code === code);
  expect(rule?.status).toBe('block');
  expect(rule?.reason?.zh).toBeTruthy();
  expect(rule?.reason?.en).toBeTruthy();
  expect(rule?.hint?.zh).toBeTruthy();
  expect(rule?.hint?.en).toBeTruthy();
});

test('each fact that is taken away stops the release', () => {
  for (const key of Object.keys(base) as (keyof GateFacts)[]) {
    if (key === 'quasiIdentifiers') continue; // no rule of this preset needs it
    if (key === 'annex') continue; // needed by attested guarantees only: a case of its own
    const { [key]: _, ...rest } = base;
    const facts = { ...rest, preset: rest['preset' as never] ?? base.preset } as unknown as GateFacts;
    if (key === 'preset') continue;
    expect([key, judgeRelease(facts).pass]).toEqual([key, false]);
  }
});
