import { describe, expect, test } from 'vitest';
import { spoil } from '../../test/at-path.js';
import {
  amounts,
  deliveredFacts,
  guarantee,
  internalFacts,
  openingFacts,
  operationFact,
  operationSupply,
  secureFacts,
  sharingFacts,
  unconditionalFacts,
} from '../../test/facts.js';
import { presetOf } from '../presets/index.js';
import type { GateFacts } from './facts.js';
import { judgeRelease } from './judge.js';
import { GATE_RULES } from './list.js';
import { block, type GateRule, PASS, waivableBlock } from './rule.js';

function ruleOf(facts: GateFacts, code: string, rules?: readonly GateRule[]) {
  return judgeRelease(facts, rules).rules.find((r) => r.code === code);
}

describe('a release that meets every rule passes', () => {
  test.each([
    ['opening', openingFacts],
    ['conditional sharing', sharingFacts],
    ['unconditional sharing', unconditionalFacts],
    ['authorised, inside a secure domain', secureFacts],
    ['authorised, delivered', deliveredFacts],
    ['internal', internalFacts],
  ])('%s', (_, base) => {
    const facts = base();
    const verdict = judgeRelease(facts);
    expect(verdict.rules.filter(({ status }) => status !== 'pass')).toEqual([]);
    expect(verdict.rules.map(({ code }) => code)).toEqual(facts.preset.rules);
    expect([verdict.pass, verdict.waits, verdict.classifier]).toEqual([true, false, 'not run']);
  });

  test('a build of old, under a preset of old, is judged as it was', () => {
    const { presetChain: _, ...specification } = openingFacts().specification;
    const preset = presetOf('opening@0');
    const facts = { ...openingFacts({ ...(preset && { preset }), specification }), supply: undefined } as never;
    expect(judgeRelease(facts).rules.map(({ code, status }) => `${code} ${status}`)).toEqual(
      ['G01', 'G03', 'G06', 'G10', 'G11'].map((code) => `${code} pass`),
    );
  });
});

describe('fail-closed: a rule that does not return the PASS object stops the release', () => {
  const answers: [string, () => unknown][] = [
    ['false', () => false],
    ['true', () => true],
    ['undefined', () => undefined],
    ['null', () => null],
    ['a look-alike of a pass', () => ({ status: 'pass' })],
    ['a look-alike of a waiver', () => ({ status: 'needs-waiver' })],
    ['a promise of a pass', () => Promise.resolve(PASS)],
    [
      'an error',
      () => {
        throw new Error('value 13912345678 is odd');
      },
    ],
  ];
  test.for(answers)('%s', ([, answer]) => {
    const broken = { code: 'G03', title: { zh: '', en: '' }, waivable: true, judge: answer } as unknown as GateRule;
    const rules = GATE_RULES.map((rule) => (rule.code === 'G03' ? broken : rule));
    const verdict = judgeRelease(openingFacts(), rules);
    expect([verdict.pass, verdict.waits]).toEqual([false, false]);
    expect(verdict.rules.find((r) => r.code === 'G03')?.status).toBe('block');
    expect(JSON.stringify(verdict)).not.toContain('13912345678');
  });

  test('a rule that the preset names but that is missing', () => {
    const rules = GATE_RULES.filter((rule) => rule.code !== 'G11');
    expect(judgeRelease(openingFacts(), rules).pass).toBe(false);
    expect(ruleOf(openingFacts(), 'G11', rules)?.status).toBe('block');
  });

  test('a preset without any rule, and no preset', () => {
    expect(judgeRelease(spoil(openingFacts(), 'preset.rules', [])).pass).toBe(false);
    expect(judgeRelease(spoil(openingFacts(), 'preset', undefined))).toMatchObject({ pass: false, waits: false });
  });
});

describe('a waiver', () => {
  const answering = (code: string, waivable: boolean, answer: unknown) =>
    GATE_RULES.map((rule) => (rule.code === code ? ({ ...rule, waivable, judge: () => answer } as GateRule) : rule));
  const words = { zh: '甲', en: 'a' };

  test('is asked for where block, rule and preset allow it; the verdict waits and does not pass', () => {
    const verdict = judgeRelease(sharingFacts(), answering('G10', true, waivableBlock(words, words)));
    expect([verdict.pass, verdict.waits]).toEqual([false, true]);
    expect(verdict.rules.find(({ code }) => code === 'G10')?.status).toBe('needs-waiver');
  });

  test.each([
    ['the block does not allow it', sharingFacts(), answering('G10', true, block(words, words))],
    ['the rule does not allow it', sharingFacts(), answering('G10', false, waivableBlock(words, words))],
    ['the preset does not name the rule', sharingFacts(), answering('G11', true, waivableBlock(words, words))],
    ['the channel is opening', openingFacts(), answering('G10', true, waivableBlock(words, words))],
  ])('is not asked for where %s', (_, facts, rules) => {
    expect(judgeRelease(facts, rules)).toMatchObject({ pass: false, waits: false });
  });

  test('is never asked for on opening, whatever the preset says', () => {
    const facts = openingFacts();
    const preset = { ...facts.preset, waivable: ['G10'] };
    const given = { ...facts, preset, specification: { ...facts.specification, presetChain: [preset] } };
    const rules = answering('G10', true, waivableBlock(words, words));
    expect(judgeRelease(given, rules).rules.find(({ code }) => code === 'G10')?.status).toBe('block');
  });

  test.each([
    ['suppression above its limit', spoil(sharingFacts(), 'suppression.rows', 3), 'G10'],
    ['a release that says little', spoil(sharingFacts(), 'utility.varyingColumns', 0), 'G10'],
    ['a price above its ceiling', spoil(deliveredFacts(), 'supply.pricing.price', 6001), 'G12'],
    ['counts that are not rounded', tightCounts(1), 'G07'],
  ])('may pass over %s', (_, facts, code) => {
    expect(ruleOf(facts, code)?.status).toBe('needs-waiver');
    expect(judgeRelease(facts)).toMatchObject({ pass: false, waits: true });
  });

  test.each([
    ['an empty release', spoil(sharingFacts(), 'utility.releasedRows', 0), 'G10'],
    ['a suppression that nobody counted', spoil(sharingFacts(), 'suppression.rows', Number.NaN), 'G10'],
    ['a small cell', spoil(sharingFacts(), 'cells.0.least', 4), 'G07'],
    ['a price that is no integer', spoil(deliveredFacts(), 'supply.pricing.price', 0.5), 'G12'],
  ])('never passes over %s', (_, facts, code) => {
    expect(ruleOf(facts, code)?.status).toBe('block');
  });
});

/** Conditional sharing under a preset of its own that asks for rounding, with a column of counts. */
function tightCounts(roundedTo: number): GateFacts {
  const facts = sharingFacts({ counts: [{ column: 'sex', roundedTo }] });
  const preset = {
    ...facts.preset,
    name: 'own@1',
    extends: facts.preset.name,
    smallCells: { least: 5, roundTo: 5 },
  };
  return { ...facts, preset, specification: { ...facts.specification, presetChain: [preset, facts.preset] } };
}

test('counts that are rounded pass', () => {
  expect(judgeRelease(tightCounts(5)).pass).toBe(true);
  expect(judgeRelease(tightCounts(10)).pass).toBe(true);
});

/** A verification: a policy by which questions are answered, and nothing else. */
function verification(): GateFacts {
  const agreement = { ...operationFact.agreement, forms: ['verification'] };
  return deliveredFacts({
    columns: [amounts],
    quasiIdentifiers: [],
    models: [],
    guarantees: [],
    files: [],
    cells: [],
    utility: { releasedRows: 0, loss: 0, varyingColumns: 0 },
    supply: {
      ...operationSupply,
      form: 'verification',
      operation: { ...operationFact, agreement, form: 'verification' },
    },
  });
}

const [hex2, opening] = ['cd'.repeat(32), openingFacts()];
const sensitive = { ...amounts, sensitivity: { personal: 'sensitive', state: 'general', trade: 'none' } } as const;
const ownPreset = (more: object, base = opening.preset) => ({ ...base, name: 'own@1', extends: base.name, ...more });
const underOwn = (more: object, chain: readonly object[]) => {
  const preset = ownPreset(more);
  return { preset, specification: { ...opening.specification, presetChain: [preset, ...chain] } } as Partial<GateFacts>;
};

const spoiled: [string, string, GateFacts][] = [
  ['G01', 'the checker was not run', spoil(opening, 'specification.checked', false)],
  ['G01', 'the product changed after data was read', spoil(opening, 'specification.releasedProductSha256', hex2)],
  ['G01', 'a digest is missing', spoil(opening, 'specification.presetSha256', '')],
  ['G01', 'the preset of another channel', spoil(opening, 'channel', 'sharing')],
  ['G01', 'a preset of its own without the one that it tightens', openingFacts(underOwn({ leastK: 30 }, []))],
  ['G01', 'a preset of its own that loosens', openingFacts(underOwn({ leastK: 3 }, [opening.preset]))],
  ['G01', 'a preset of its own without a threshold', openingFacts(underOwn({ leastK: undefined }, [opening.preset]))],
  ['G01', 'a preset of its own that leaves a rule out', openingFacts(underOwn({ rules: ['G01'] }, [opening.preset]))],
  ['G01', 'a preset of its own under a built-in name', openingFacts(underOwn({ name: 'opening@0' }, [opening.preset]))],
  ['G01', 'a base that is not the built-in one', openingFacts(underOwn({}, [{ ...opening.preset, leastK: 2 }]))],
  ['G01', 'a chain without a build in it', spoil(opening, 'specification.presetChain', [])],

  ['G02', 'no registry', spoil(opening, 'supply.registry', false)],
  ['G02', 'no source', spoil(opening, 'supply.sources', [])],
  ['G02', 'a source without a record', spoil(opening, 'supply.sources.0.record', null)],
  ['G02', 'a record that is not there', spoil(opening, 'supply.sources.0.found', false)],
  ['G02', 'two authorities for one concept', spoil(opening, 'supply.sources.0.authorities', 2)],
  ['G02', 'no authority', spoil(opening, 'supply.sources.0.authorities', 0)],
  ['G02', 'a source that is neither authority nor copy', spoil(opening, 'supply.sources.0.authoritative', false)],
  ['G02', 'a stale copy', spoil(opening, 'supply.sources.0.stale', true)],
  ['G02', 'another table than the one on record', spoil(opening, 'supply.sources.0.matches', false)],
  ['G02', 'a system that is not listed', spoil(opening, 'supply.sources.0.system.listed', false)],
  ['G02', 'a share from an unknown system', spoil(sharingFacts(), 'supply.sources.0.system', null)],
  ['G02', 'a registration that is over', spoil(opening, 'supply.sources.0.registration.live', false)],
  ['G02', 'a code list of old', spoil(opening, 'supply.sources.0.staleCodeLists', ['region'])],
  [
    'G02',
    'neither source nor product registered',
    spoil(spoil(deliveredFacts(), 'supply.sources.0.registration', null), 'supply.operation.registration', null),
  ],

  ['G03', 'a column that nobody declared', spoil(opening, 'files.0.columns', ['sex', 'name'])],
  ['G03', 'a declared column that is not there', spoil(opening, 'files.0.columns', [])],
  ['G03', 'a column without a role', spoil(opening, 'columns.0.label.role', 'other')],
  ['G03', 'a column that comes from nowhere', spoil(opening, 'columns.0.label.from', [])],
  ['G03', 'a direct identifier that is no token', spoil(opening, 'columns.0.label.role', 'direct')],
  ['G03', 'no file', spoil(opening, 'files', [])],
  ['G03', 'sensitive personal data in the tuple', spoil(opening, 'columns.0.sensitivity.personal', 'sensitive')],
  ['G03', 'a personal column as insensitive', spoil(opening, 'columns.0.label.role', 'insensitive')],
  [
    'G03',
    'a trade secret as insensitive',
    openingFacts({ columns: [{ ...amounts, name: 'sex', label: { ...amounts.label, role: 'insensitive' } }] }),
  ],

  ['G04', 'no registry', spoil(opening, 'supply.registry', false)],
  ['G04', 'an open privacy concern', spoil(opening, 'supply.concerns', ['FB-3'])],
  ['G04', 'no facts of the channel', spoil(opening, 'supply.opening', undefined)],
  ['G04', 'an unknown channel', spoil(opening, 'channel', 'post')],
  ['G04', 'a clock that went backwards', spoil(opening, 'supply.validity.issued', '2026-06-16')],
  ['G04', 'a day that is none', spoil(opening, 'supply.validity.expires', '2026-02-30')],
  ['G04', 'a release that is over', spoil(opening, 'supply.validity.expires', '2026-06-14')],
  ['G04', 'a validity that is too long', spoil(unconditionalFacts(), 'supply.validity.expires', '2027-06-17')],
  ['G04', 'a validity without an end', spoil(unconditionalFacts(), 'supply.validity.expires', null)],
  ['G04', 'opening without a licence', spoil(opening, 'supply.opening.licence', null)],
  ['G04', 'opening without a theme', spoil(opening, 'supply.opening.theme', null)],
  ['G04', 'opening without an address for feedback', spoil(opening, 'supply.opening.feedback', ' ')],
  ['G04', 'opening for a request that nobody accepted', spoil(opening, 'supply.opening.demand.0.accepted', false)],
  ['G04', 'opening that nobody asked for', spoil(opening, 'supply.opening.demand', [])],
  ['G04', 'a share without an item', spoil(sharingFacts(), 'supply.sharing.item.found', false)],
  ['G04', 'a share under a suspended item', spoil(sharingFacts(), 'supply.sharing.item.active', false)],
  ['G04', 'a share of what is not shared', spoil(sharingFacts(), 'supply.sharing.item.attribute', 'not-shared')],
  ['G04', 'a share to another department', spoil(sharingFacts(), 'supply.sharing.recipient', 'tax')],
  ['G04', 'a share by another department', spoil(sharingFacts(), 'supply.sharing.provider', 'tax')],
  ['G04', 'a share for another purpose', spoil(sharingFacts(), 'supply.sharing.purpose', 'audit')],
  ['G04', 'a share of another attribute', spoil(sharingFacts(), 'supply.sharing.attribute', 'unconditional')],
  [
    'G04',
    'a preset of the other attribute',
    spoil(
      spoil(sharingFacts(), 'supply.sharing.attribute', 'unconditional'),
      'supply.sharing.item.attribute',
      'unconditional',
    ),
  ],
  ['G04', 'a column outside the item', spoil(sharingFacts(), 'supply.sharing.outside', ['income'])],
  ['G04', 'no agreement', spoil(deliveredFacts(), 'supply.operation.agreement.found', false)],
  ['G04', 'an agreement that is a draft', spoil(deliveredFacts(), 'supply.operation.agreement.state', 'draft')],
  ['G04', 'an agreement that is over', spoil(deliveredFacts(), 'supply.operation.agreement.until', '2026-06-14')],
  ['G04', 'an agreement that has not begun', spoil(deliveredFacts(), 'supply.operation.agreement.from', '2026-06-16')],
  ['G04', 'a term above five years', spoil(deliveredFacts(), 'supply.operation.agreement.until', '2030-09-01')],
  ['G04', 'another implementer', spoil(deliveredFacts(), 'supply.operation.implementer', 'other')],
  ['G04', 'another operator', spoil(deliveredFacts(), 'supply.operation.operator', 'other')],
  ['G04', 'another place', spoil(deliveredFacts(), 'supply.operation.agreement.place', 'secure')],
  [
    'G04',
    'a preset of the other place',
    spoil(spoil(secureFacts(), 'supply.operation.agreement.place', 'delivered'), 'supply.operation.place', 'delivered'),
  ],
  ['G04', 'a scenario outside the agreement', spoil(deliveredFacts(), 'supply.operation.scenario', 'insurance')],
  ['G04', 'a form outside the agreement', spoil(deliveredFacts(), 'supply.operation.agreement.forms', ['aggregate'])],
  ['G04', 'another form than the product has', spoil(deliveredFacts(), 'supply.form', 'scorecard')],
  ['G04', 'a concept outside the agreement', spoil(deliveredFacts(), 'supply.operation.concepts', ['tax-record'])],
  ['G04', 'a recipient outside the agreement', spoil(deliveredFacts(), 'supply.operation.recipient', 'bank-b')],
  ['G04', 'a registration that is over', spoil(deliveredFacts(), 'supply.operation.registration.live', false)],
  [
    'G04',
    'a registration whose end is not known',
    spoil(deliveredFacts(), 'supply.operation.registration.until', undefined),
  ],
  ['G04', 'a release that outlives its agreement', spoil(deliveredFacts(), 'supply.validity.expires', '2030-09-01')],
  [
    'G04',
    'a release that outlives its agreement, within its registration',
    spoil(
      spoil(deliveredFacts(), 'supply.validity.expires', '2030-09-01'),
      'supply.operation.registration.until',
      '2031-01-01',
    ),
  ],
  ['G04', 'a release that outlives its registration', spoil(deliveredFacts(), 'supply.validity.expires', '2028-10-02')],
  ['G04', 'authorised operation without an end', spoil(deliveredFacts(), 'supply.validity.expires', null)],

  ['G05', 'a column that is not graded', spoil(opening, 'columns.0.sensitivity', undefined)],
  ['G05', 'a grade that does not exist', spoil(opening, 'columns.0.sensitivity.state', 'secret')],
  ['G05', 'important data to everyone', spoil(opening, 'columns.0.sensitivity.state', 'important')],
  ['G05', 'important data to any department', spoil(unconditionalFacts(), 'columns.0.sensitivity.state', 'important')],
  ['G05', 'important data delivered', spoil(deliveredFacts(), 'columns.0.sensitivity.state', 'important')],
  ['G05', 'core data to a secure domain', spoil(secureFacts(), 'columns.0.sensitivity.state', 'core')],
  ['G05', 'a trade secret without a dominance rule', spoil(deliveredFacts(), 'models.1.model', 'k-map')],
  ['G05', 'a dominance rule that is too weak', spoil(deliveredFacts(), 'models.1.parameters.k', 80)],
  ['G05', 'a dominance rule over another column', spoil(deliveredFacts(), 'models.1.parameters.column', 'sex')],
  [
    'G05',
    'a trade secret to everyone under one rule of two',
    openingFacts({
      columns: [{ ...amounts, name: 'sex' }],
      models: [{ model: 'dominance', parameters: { column: 'sex', n: 1, k: 75 } }],
    }),
  ],
  ['G05', 'no impact assessment', spoil(opening, 'supply.assessment', null)],
  ['G05', 'an assessment that is not there', spoil(opening, 'supply.assessment.found', false)],
  ['G05', 'an assessment that has run out', spoil(opening, 'supply.assessment.valid', false)],
  ['G05', 'an assessment of something else', spoil(opening, 'supply.assessment.covers', false)],
  ['G05', 'an assessment of tomorrow', spoil(opening, 'supply.assessment.on', '2026-06-16')],
  ['G05', 'an assessment that is not kept', spoil(opening, 'supply.assessment.keptUntil', '2029-05-30')],

  ['G06', 'no guarantee', spoil(opening, 'guarantees', [])],
  ['G06', 'a guarantee that does not hold', spoil(opening, 'guarantees.0.holds', false)],
  ['G06', 'only a necessary guarantee', spoil(opening, 'guarantees.0.strength', 'necessary')],
  ['G06', 'a quasi-identifier outside the tuple', spoil(opening, 'quasiIdentifiers', [])],
  [
    'G06',
    'k below the threshold of the channel',
    openingFacts({
      models: [{ model: 'k-anonymity', parameters: { k: 19 } }],
      guarantees: [guarantee('k-anonymity', { k: 19 })],
    }),
  ],
  ['G06', 'a k that is no number', spoil(opening, 'guarantees.0.parameters.k', 'many')],
  ['G06', 'k that nobody can recount', spoil(opening, 'guarantees.0.grade', 'derived')],
  ['G06', 'k by rows beside a pseudonym', spoil(sharingFacts(), 'guarantees.1.unit', 'rows')],
  ['G06', 'k by people of which rows say nothing', spoil(sharingFacts(), 'guarantees', [sharingFacts().guarantees[1]])],
  [
    'G06',
    'an attested guarantee without an annex',
    openingFacts({
      annex: false,
      guarantees: [...opening.guarantees, { ...opening.guarantees[0], unit: 'people', grade: 'attested' }],
    }),
  ],
  ['G06', 'a model that fails against the original table', spoil(opening, 'holdsAgainstOriginal', false)],
  [
    'G06',
    'a sensitive column without a model',
    openingFacts({ columns: [...opening.columns, { ...sensitive, name: 'dx' }] }),
  ],
  [
    'G06',
    'a sensitive column under a t-closeness that says nothing',
    openingFacts({
      columns: [{ ...sensitive, name: 'dx' }],
      quasiIdentifiers: [],
      models: [{ model: 't-closeness', parameters: { column: 'dx', t: 1 } }],
      guarantees: [...opening.guarantees, guarantee('t-closeness', { column: 'dx', t: 1 })],
    }),
  ],

  ['G03', 'a verification that releases a file', spoil(verification(), 'files', opening.files)],
  ['G03', 'a verification to everyone', spoil(verification(), 'channel', 'opening')],
  ['G06', 'a verification that claims a model', spoil(verification(), 'models', opening.models)],
  ['G11', 'a verification with a value of a direct column', spoil(verification(), 'directValuesFound', 1)],
  ['G05', 'a verification of important data', spoil(verification(), 'columns.0.sensitivity.state', 'important')],
  [
    'G05',
    'a verification that nobody assessed, of no column',
    spoil(spoil(verification(), 'columns', []), 'supply.assessment', null),
  ],

  ['G07', 'a small cell', spoil(opening, 'cells.0.least', 9)],
  ['G07', 'a cell that nobody measured', spoil(opening, 'cells', [])],
  ['G07', 'a dominance rule that does not hold', spoil(deliveredFacts(), 'guarantees.1.holds', false)],
  [
    'G07',
    'a dominance rule without evidence',
    spoil(deliveredFacts(), 'guarantees', deliveredFacts().guarantees.slice(0, 1)),
  ],
  [
    'G07',
    'a dominance rule that fails by people',
    deliveredFacts({
      guarantees: [
        ...deliveredFacts().guarantees,
        guarantee('dominance', { column: 'turnover', n: 1, k: 75 }, { unit: 'people', holds: false }),
      ],
    }),
  ],
  ['G07', 'counts to everyone that are not rounded', openingFacts({ counts: [{ column: 'sex', roundedTo: 1 }] })],
  ['G07', 'counts of which nobody knows', spoil(opening, 'supply.form', 'aggregate')],
  ['G07', 'counts rounded to nothing', openingFacts({ counts: [{ column: 'sex', roundedTo: Number.NaN }] })],

  ...(['breaks', 'missing', 'too-large', 'no-registry', 'no-key', 'unheard-of'] as const).map(
    (status): [string, string, GateFacts] => [
      'G08',
      `earlier releases: ${status}`,
      spoil(opening, 'supply.intersection.status', status),
    ],
  ),

  ['G10', 'too many rows suppressed', spoil(opening, 'suppression.rows', 3)],
  ['G10', 'too many people suppressed', spoil(opening, 'suppression.people', 2)],
  ['G10', 'a count that is not a number', spoil(opening, 'suppression.rows', Number.NaN)],
  ['G10', 'a loss that is not a number', spoil(opening, 'utility.loss', Number.NaN)],
  ['G10', 'an empty release', spoil(opening, 'utility.releasedRows', 0)],
  ['G10', 'a release that says nothing', spoil(opening, 'utility.varyingColumns', 0)],

  ['G11', 'other bytes than planned', spoil(opening, 'plannedDigest', hex2)],
  ['G11', 'foreign metadata', spoil(opening, 'files.0.metadataKeys', ['pandas'])],
  ['G11', 'an unused dictionary entry', spoil(opening, 'files.0.strayValues', 1)],
  ['G11', 'a value of a direct column', spoil(opening, 'directValuesFound', 1)],
  ['G11', 'no file', spoil(opening, 'files', [])],

  ['G12', 'authorised operation without a price', spoil(deliveredFacts(), 'supply.pricing', null)],
  ['G12', 'an amount that is no integer', spoil(deliveredFacts(), 'supply.pricing.ceiling', 60.5)],
  ['G12', 'a negative price', spoil(deliveredFacts(), 'supply.pricing.price', -1)],
  ['G12', 'an unknown use class', spoil(deliveredFacts(), 'supply.pricing.useClass', 'friends')],
  ['G12', 'welfare with a price', spoil(deliveredFacts(), 'supply.pricing.useClass', 'public-welfare')],
  ['G12', 'governance with a price', spoil(deliveredFacts(), 'supply.pricing.useClass', 'public-governance')],
  ['G12', 'a price above its ceiling', spoil(deliveredFacts(), 'supply.pricing.ceiling', 4499)],
  ['G12', 'a price that is not on record', spoil(deliveredFacts(), 'supply.pricing.record', null)],
  ['G12', 'another price than on record', spoil(deliveredFacts(), 'supply.pricing.record.price', 4000)],
  ['G12', 'another currency than on record', spoil(deliveredFacts(), 'supply.pricing.record.currency', 'USD')],
  ['G12', 'a period whose revenue is used up', spoil(deliveredFacts(), 'supply.pricing.record.headroom', 4499)],
  [
    'G12',
    'a price for everyone',
    spoil(opening, 'supply.pricing', { ...deliveredFacts().supply.pricing, useClass: 'industry' }),
  ],
];

test.for(spoiled)('%s stops: %s', ([code, , facts]) => {
  const verdict = judgeRelease(facts);
  expect(verdict.pass).toBe(false);
  const rule = verdict.rules.find((r) => r.code === code);
  expect(['block', 'needs-waiver']).toContain(rule?.status);
  for (const text of [rule?.reason, rule?.hint]) {
    expect(text?.zh).toMatch(/\p{Script=Han}/u);
    expect(text?.en).toMatch(/^[^\p{Script=Han}]+$/u);
    expect(`${text?.zh}${text?.en}`).not.toMatch(/undefined|NaN|null/);
  }
});

test('every rule of the build has a release that it stops', () => {
  expect(GATE_RULES.map(({ code }) => code).filter((code) => !spoiled.some(([of]) => of === code))).toEqual([]);
});

describe('what passes all the same', () => {
  const passing: [string, GateFacts][] = [
    ['a copy that is up to date, and no commitment on record', spoil(opening, 'supply.sources.0.matches', null)],
    ['a source from no system, but on sharing', spoil(opening, 'supply.sources.0.system', null)],
    ['a supply that is late', spoil(sharingFacts(), 'supply.sharing.item.overdue', true)],
    [
      'opening on one’s own account',
      spoil(spoil(opening, 'supply.opening.demand', []), 'supply.opening.proactive', true),
    ],
    ['an agreement open to any recipient', spoil(deliveredFacts(), 'supply.operation.agreement.recipients', null)],
    [
      'a product without registration, of registered sources',
      spoil(deliveredFacts(), 'supply.operation.registration', null),
    ],
    [
      'sources without registration, of a registered product',
      spoil(deliveredFacts(), 'supply.sources.0.registration', null),
    ],
    ['important data in a secure domain, assessed', spoil(secureFacts(), 'columns.0.sensitivity.state', 'important')],
    ['core data for one’s own use', spoil(internalFacts(), 'columns.0.sensitivity.state', 'core')],
    ['a p-percent rule in place of dominance', pPercent()],
    ['a trade secret that is a banded quasi-identifier', spoil(opening, 'columns.0.sensitivity.trade', 'secret')],
    ['a verification', verification()],
    ['a verification of no column', spoil(verification(), 'columns', [])],
    ['earlier releases that hold', spoil(opening, 'supply.intersection.status', 'holds')],
    ['what needs no check against earlier releases', spoil(opening, 'supply.intersection.status', 'not-needed')],
    ['welfare for free', welfare()],
    ['a loss that is a sum', spoil(opening, 'utility.loss', Number.POSITIVE_INFINITY)],
    [
      'a preset of its own that tightens',
      openingFacts({
        ...underOwn({ leastK: 30 }, [opening.preset]),
        models: [{ model: 'k-anonymity', parameters: { k: 30 } }],
        guarantees: [guarantee('k-anonymity', { k: 30 })],
      }),
    ],
  ];
  test.for(passing)('%s', ([, facts]) => {
    expect(judgeRelease(facts).rules.filter(({ status }) => status !== 'pass')).toEqual([]);
  });
});

function pPercent(): GateFacts {
  const facts = deliveredFacts();
  const rule = { model: 'p-percent', parameters: { column: 'turnover', p: 10 } };
  const { model, parameters } = rule;
  return {
    ...facts,
    models: [facts.models[0], facts.models[2], rule],
    guarantees: [facts.guarantees[0], facts.guarantees[2], guarantee(model, parameters)],
  };
}

function welfare(): GateFacts {
  const facts = deliveredFacts();
  const pricing = {
    ...facts.supply.pricing,
    useClass: 'public-welfare',
    price: 0,
    record: { ...facts.supply.pricing?.record, price: 0, headroom: 0 },
  };
  return { ...facts, supply: { ...facts.supply, pricing: pricing as GateFacts['supply']['pricing'] } };
}
