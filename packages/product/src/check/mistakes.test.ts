import { describe, expect, test } from 'vitest';
import { parseProduct } from '../file/parse.js';
import { placeFaults } from '../file/place-faults.js';
import { renderFault } from '../file/render.js';
import type { Profile } from '../source/profile.js';
import { check } from './check.js';

const GOOD = `sluice: 1
id: clinic-visits
version: 1.0.0
title: {zh: 门诊就诊明细, en: Outpatient visits}
owner: health-commission
source: {file: visits.csv, types: {fee: integer}, record: SRC-1}
assessment: PIA-1
registry: ../registry
history: env:HISTORY
subject: id_card
channel: {kind: opening, licence: CC-BY-4.0, theme: health, feedback: "https://example.org/f", proactive: true}
columns:
  id_card: {role: direct}
  birth_date: {role: quasi, op: generalize, hierarchy: {dates: [day, month, year, decade]}}
  district: {role: quasi, op: generalize, hierarchy: {file: districts.csv}}
  sex: {role: quasi}
  ward: {role: insensitive}
  fee: {role: quasi, op: band, edges: [0, 50, 200, 1000]}
privacy:
  models:
    - {model: k-anonymity, k: 20}
  suppression: 0.02
outputs: [parquet, csv]
`;
const HEADER = ['id_card', 'birth_date', 'district', 'sex', 'ward', 'fee'];
const JOIN = `sources: {tax: {file: t.csv, record: S-1}, power: {file: p.csv, record: S-2}}
join: {left: tax, right: powr, on: id_card}`;
const BOTH = '{permit: [derive], prohibit: [derive]}';
const PRICE = '{useClass: industry, unit: call, price: 100, ceiling: 200, currency: CNY, exponent: 2, period: 2026}';
const KEY = 'c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00';

function profile(names: readonly string[]): Profile {
  return { rows: 100, columns: names.map((name) => ({ name, type: 'string', distinct: 50, nulls: 0 })) };
}

/** All that the three phases say of a text, as `check` of the command line would. */
function diagnose(text: string | Uint8Array, header = HEADER) {
  const parsed = parseProduct(text, { file: 'product.yaml' });
  const faults = parsed.ok ? placeFaults(check(parsed.value, profile(header)), parsed.source) : parsed.faults;
  const shown = faults.map((fault) => renderFault(fault, parsed.source.text)).join('\n\n');
  return { codes: faults.map(({ code }) => code), shown: `\n${shown}\n` };
}

/** The good product with one piece of text replaced. */
function edit(from: string, to: string): string {
  expect(GOOD).toContain(from);
  return GOOD.replace(from, () => to);
}

test('the product that all mistakes are made in is good', () => {
  expect(diagnose(GOOD).codes).toEqual([]);
});

describe('syntax', () => {
  test.each<[string, string | Uint8Array, string[]]>([
    ['a tab as indentation', edit('  sex:', '\tsex:'), ['syntax/tab']],
    ['an unclosed quote', edit('health-commission', '"health-commission'), ['syntax/unclosed-quote']],
    ['an unclosed bracket', edit('[parquet, csv]', '[parquet, csv'), ['syntax/unclosed-bracket']],
    ['wrong indentation', edit('  sex:', '    sex:'), ['syntax/indentation']],
    ['no space after the colon', edit('owner: ', 'owner:'), ['syntax/no-value']],
    ['a reserved character', edit('owner: health', 'owner: @health'), ['syntax/reserved-character']],
    ['two documents', `${GOOD}---\nsluice: 1\n`, ['syntax/documents']],
    ['a duplicate key', edit('version:', 'id: other\nversion:'), ['syntax/duplicate-key']],
    ['a duplicate column', edit('  ward:', '  sex: {role: direct}\n  ward:'), ['syntax/duplicate-key']],
    ['an alias', edit('owner: health', 'owner: *health'), ['syntax/alias']],
    ['an anchor', edit('owner: health', 'owner: &o health'), ['syntax/anchor']],
    ['a tag', edit('owner: health', 'owner: !!binary health'), ['syntax/tag']],
    ['a directive', `%YAML 1.1\n---\n${GOOD}`, ['syntax/directive']],
    ['a key that is a list', edit('owner:', '? [owner]\n:'), ['syntax/key']],
    ['a key that reaches for prototypes', edit('  ward:', '  __proto__:'), ['syntax/key']],
    ['more digits than are kept', edit('0.02', '0.0200000000000000000001'), ['syntax/number']],
    ['a control character', edit('health-commission', 'health\u001b[31m'), ['syntax/control-character']],
    ['a NUL', edit('health-commission', 'health\0'), ['syntax/control-character']],
    ['half a surrogate pair', edit('health', '\ud800'), ['syntax/not-utf8']],
    ['bytes that are not UTF-8', Uint8Array.of(0x69, 0x64, 0x3a, 0x20, 0xb5), ['syntax/not-utf8']],
    ['UTF-16', Uint8Array.of(0xff, 0xfe, 0x69, 0x00), ['syntax/not-utf8']],
    ['two mebibytes', `${GOOD}# ${'x'.repeat(2 ** 21)}`, ['syntax/too-large']],
  ])('%s', (_, text, codes) => {
    const { codes: found, shown } = diagnose(text);
    expect(shown).toMatchSnapshot();
    expect(found).toEqual(codes);
  });

  test('an alias bomb is refused without being blown up', () => {
    const layers = Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`);
    const { codes } = diagnose(`a0: &a0 [x]\n${layers.join('\n')}\n`);
    expect(new Set(codes)).toEqual(new Set(['syntax/anchor', 'syntax/alias', 'syntax/more']));
    expect(codes.length).toBe(51);
  });

  test.each(['[', '{a: ', '- ', '? '])('deep nesting of %j is refused', (opening) => {
    expect(diagnose(opening.repeat(20_000)).codes).toContain('syntax/too-deep');
  });

  test('a hundred levels, which the parser bears, are too deep for us', () => {
    expect(diagnose(`a: ${'['.repeat(100)}${']'.repeat(100)}`).codes).toEqual(['syntax/too-deep']);
  });
});

test('hostile files are diagnosed with an end', () => {
  const keys = Array.from({ length: 20_000 }, (_, i) => `k${i}: 1`).join('\n');
  expect(diagnose(`${GOOD}${keys}\n`).codes).toEqual([...Array(50).fill('schema/unknown-key'), 'schema/more']);
  expect(diagnose(']'.repeat(50_000)).codes).toEqual(['syntax/unexpected']);
  expect(diagnose('a: @\n'.repeat(2000)).codes).toEqual([
    ...Array(50).fill('syntax/reserved-character'),
    'syntax/more',
  ]);
  expect(diagnose(edit('[0, 50, 200, 1000]', `[${'1,'.repeat(150_000)}1]`)).codes).toEqual(['schema/too-many']);
});

describe('schema', () => {
  test.each<[string, string, string[]]>([
    ['an empty file', '# nothing\n', ['schema/empty']],
    ['a text instead of a product', 'hello', ['schema/type']],
    ['an unknown key at the top', edit('owner:', 'ownr:'), ['schema/unknown-key']],
    ['an unknown key of a column', edit('op: band, edges', 'op: band, egdes'), ['schema/unknown-key']],
    ['an unknown key of a channel', edit('licence: CC', 'recipient: all, licence: CC'), ['schema/unknown-key']],
    [
      'a parameter without its operation',
      edit('sex: {role: quasi}', 'sex: {role: quasi, edges: [1]}'),
      ['schema/unknown-key'],
    ],
    ['a key of a later version', edit('outputs:', 'fingerprint: {}\noutputs:'), ['schema/not-built']],
    ['a key that stands elsewhere', edit('outputs:', 'purpose: x\noutputs:'), ['schema/unknown-key']],
    ['a missing key', edit('owner: health-commission\n', ''), ['schema/missing']],
    ['a missing licence', edit('licence: CC-BY-4.0, ', ''), ['schema/missing']],
    ['a missing role', edit('sex: {role: quasi}', 'sex: {}'), ['schema/missing']],
    ['a column without a value', edit('sex: {role: quasi}', 'sex:'), ['schema/type']],
    ['a column that is only a role', edit('sex: {role: quasi}', 'sex: quasi'), ['schema/type']],
    ['a missing model', edit('model: k-anonymity, k', 'k'), ['schema/missing']],
    ['a number where text belongs', edit('owner: health-commission', 'owner: 42'), ['schema/type']],
    ['a version that YAML reads as a number', edit('version: 1.0.0', 'version: 1.0'), ['schema/type']],
    ['a version that is none', edit('version: 1.0.0', 'version: 1.0.0.1'), ['schema/format']],
    ['an id with a capital', edit('clinic-visits', 'Clinic-Visits'), ['schema/format']],
    ['another version of the format', edit('sluice: 1', 'sluice: 2'), ['schema/value']],
    ['a title in no language', edit('{zh: 门诊就诊明细, en: Outpatient visits}', '{}'), ['schema/rule']],
    ['a key after a Chinese text', edit('en: Outpatient', 'eng: Outpatient'), ['schema/unknown-key']],
    ['an unknown role', edit('sex: {role: quasi}', 'sex: {role: quasy}'), ['schema/unknown-role']],
    ['an unknown operation', edit('op: band', 'op: bend'), ['schema/unknown-operation']],
    ['an unknown model', edit('k-anonymity', 'k-anonimity'), ['schema/unknown-model']],
    ['a model of a later version', edit('k-anonymity, k: 20', 'm-invariance, m: 2'), ['schema/not-built']],
    ['an unknown channel', edit('kind: opening', 'kind: open'), ['schema/unknown-channel']],
    ['an unknown loss', edit('suppression: 0.02', 'loss: {kind: los}'), ['schema/unknown-loss']],
    ['an unknown format', edit('[parquet, csv]', '[parquet, cvs]'), ['schema/value']],
    ['a format twice', edit('[parquet, csv]', '[csv, csv]'), ['schema/rule']],
    ['no format', edit('[parquet, csv]', '[]'), ['schema/range']],
    ['an unknown type', edit('fee: integer', 'fee: int'), ['schema/value']],
    ['k of 0', edit('k: 20', 'k: 0'), ['schema/range']],
    ['a fraction as k', edit('k: 20', 'k: 2.5'), ['schema/type']],
    ['k in words', edit('k: 20', 'k: twenty'), ['schema/type']],
    ['suppression above 1', edit('0.02', '1.02'), ['schema/range']],
    ['suppression of rows only', edit('0.02', '{rows: 0.02}'), ['schema/missing']],
    ['edges that do not ascend', edit('[0, 50, 200, 1000]', '[0, 200, 50, 1000]'), ['schema/rule']],
    ['months after weeks', edit('[day, month, year, decade]', '[day, week, month]'), ['schema/rule']],
    ['levels out of order', edit('[day, month, year, decade]', '[month, day]'), ['schema/rule']],
    ['min above max', edit('hierarchy: {file', 'min: 3, max: 2, hierarchy: {file'), ['schema/rule']],
    ['a hierarchy of no kind', edit('{file: districts.csv}', '{fil: districts.csv}'), ['schema/unknown-key']],
    ['a hierarchy of two kinds', edit('{file: districts.csv}', '{file: d.csv, dates: [day]}'), ['schema/unknown-key']],
    ['a delimiter of two characters', edit('source: {', 'source: {delimiter: "::", '), ['schema/format']],
    ['a key as a value', edit('direct}', `direct, op: pseudonym, key: ${KEY}}`), ['schema/key-as-value']],
    ['a signing key as a value', edit('outputs:', `sign: ${KEY}\noutputs:`), ['schema/key-as-value']],
    ['a signing key in the environment', edit('outputs:', 'sign: env:KEY\noutputs:'), ['schema/rule']],
    ['a form that is none', edit('outputs:', 'form: tables\noutputs:'), ['schema/value']],
    ['a grade that is none', edit('sex: {role: quasi}', 'sex: {role: quasi, grade: {state: top}}'), ['schema/value']],
    [
      'an axis that is none',
      edit('sex: {role: quasi}', 'sex: {role: quasi, grade: {person: none}}'),
      ['schema/unknown-key'],
    ],
    [
      'a code list without a version',
      edit('sex: {role: quasi}', 'sex: {role: quasi, codeList: gb}'),
      ['schema/format'],
    ],
    [
      'a mapping without a list',
      edit('sex: {role: quasi}', 'sex: {role: quasi, op: recode, file: m}'),
      ['schema/missing'],
    ],
    ['a source of a join with a dot', edit('subject:', 'sources: {a.b: {file: x}}\nsubject:'), ['schema/value']],
    [
      'a join on three columns',
      edit('subject:', 'join: {left: a, right: b, on: [a, b, c]}\nsubject:'),
      ['schema/range'],
    ],
    ['a day that is not in the calendar', edit('outputs:', 'expires: 2027-02-30\noutputs:'), ['schema/rule']],
    ['terms outside the vocabulary', edit('outputs:', 'terms: {permit: [sell]}\noutputs:'), ['schema/value']],
    ['a word that is permitted and prohibited', edit('outputs:', `terms: ${BOTH}\noutputs:`), ['schema/rule']],
    ['a deletion without a duration', edit('outputs:', 'terms: {duties: [delete]}\noutputs:'), ['schema/value']],
    ['a duration that is none', edit('outputs:', 'terms: {duties: [{delete: 90}]}\noutputs:'), ['schema/type']],
    [
      'a price that is a fraction',
      edit('outputs:', `pricing: ${PRICE.replace('100', '1.5')}\noutputs:`),
      ['schema/type'],
    ],
    [
      'a price without a use class',
      edit('outputs:', `pricing: ${PRICE.replace('useClass: industry, ', '')}\noutputs:`),
      ['schema/missing'],
    ],
    ['a currency in words', edit('outputs:', `pricing: ${PRICE.replace('CNY', 'yuan')}\noutputs:`), ['schema/format']],
    [
      'a preset that loosens',
      edit('outputs:', 'gate: {preset: opening@1, leastk: 5}\noutputs:'),
      ['schema/unknown-key'],
    ],
    [
      'a registry on a server, in the file',
      edit('registry: ../registry', `registry: postgres://u:${KEY}@h/d`),
      ['schema/format'],
    ],
    ['a secret as a value', edit('history: env:HISTORY', `history: ${KEY}`), ['schema/key-as-value']],
    ['a record that is no id', edit('record: SRC-1', 'record: "a b"'), ['schema/format']],
    ['an auditor that is no recipient', edit('outputs:', 'auditor: age1abc\noutputs:'), ['schema/format']],
  ])('%s', (_, text, codes) => {
    const { codes: found, shown } = diagnose(text);
    expect(shown).toMatchSnapshot();
    expect(found).toEqual(codes);
    expect(shown).not.toContain(KEY);
  });
});

describe('columns and labels', () => {
  const quasi = 'sex: {role: quasi}';
  test.each<[string, string, string[]]>([
    ['an unknown subject', edit('subject: id_card', 'subject: idcard'), ['column/unknown']],
    ['a subject that is not direct', edit('id_card: {role: direct}', 'id_card: {role: quasi}'), ['subject/role']],
    ['a type of an unknown column', edit('{fee: integer}', '{fees: integer}'), ['column/unknown']],
    [
      'columns that differ in case',
      edit('  ward:', '  Sex: {role: direct}\n  ward:'),
      ['column/missing', 'column/same-name'],
    ],
    ['a sensitive column on opening', edit(quasi, 'sex: {role: sensitive}'), ['label/sensitive-unprotected']],
    ['a pseudonym on opening', edit('direct}', 'direct, op: pseudonym, key: env:K}'), ['label/token-leaves']],
    ['a direct column that is kept', edit('direct}', 'direct, op: keep}'), ['label/direct-becomes-quasi']],
    ['suppressed rows kept on opening', edit('0.02', '0.02\n  suppressed: keep'), ['channel/suppressed-kept']],
    ['no model on opening', edit('    - {model: k-anonymity, k: 20}', '    []'), ['channel/no-model']],
    ['no subject on opening', edit('subject: id_card\n', ''), ['channel/rows-not-people']],
    ['missing values as wildcards', edit('0.02', '0.02\n  nulls: wildcard'), ['privacy/not-built']],
    ['the same model twice', edit('k: 20}', 'k: 20}\n    - {model: k-anonymity, k: 30}'), ['model/twice']],
    ['a level above the hierarchy', edit('decade]}', 'decade]}, level: 5'), ['column/level']],
    ['k below the preset', edit('k: 20', 'k: 5'), ['gate/k']],
    ['a preset that was replaced', edit('outputs:', 'gate: {preset: opening@0}\noutputs:'), ['gate/replaced']],
    ['a preset that loosens', edit('outputs:', 'gate: {preset: opening@1, leastK: 5}\noutputs:'), ['gate/loosens']],
    ['core data on opening', edit(quasi, 'sex: {role: quasi, grade: {state: core}}'), ['label/important-leaves']],
    [
      'a price above its ceiling',
      edit('outputs:', `pricing: ${PRICE.replace('100', '300')}\noutputs:`),
      ['pricing/above-ceiling', 'gate/price'],
    ],
    ['an aggregate', edit('outputs:', 'form: aggregate\noutputs:'), ['form/not-built']],
    ['a raw column of a scorecard', edit('outputs:', 'form: scorecard\noutputs:'), ['form/scorecard-raw']],
    ['no record of the source', edit(', record: SRC-1', ''), ['gate/record']],
    [
      'a join of an unknown source',
      edit('source: {file: visits.csv, types: {fee: integer}, record: SRC-1}', JOIN),
      ['source/unknown'],
    ],
    ['an unknown preset', edit('outputs:', 'gate: {preset: opening@9}\noutputs:'), ['gate/unknown-preset']],
    ['the preset of another channel', edit('outputs:', 'gate: {preset: internal@1}\noutputs:'), ['gate/other-channel']],
    ['names in place of a header', edit('source: {', 'source: {header: [id_card, sex, sex], '), ['column/twice']],
  ])('%s', (_, text, codes) => {
    const { codes: found, shown } = diagnose(text);
    expect(shown).toMatchSnapshot();
    expect([...new Set(found)]).toEqual(codes);
  });

  test('no quasi-identifier', () => {
    const text = GOOD.replaceAll('role: quasi', 'role: insensitive');
    const { codes, shown } = diagnose(text);
    expect(shown).toMatchSnapshot();
    expect(codes).toEqual(['column/level-open', 'column/level-open', 'model/no-quasi']);
  });

  test('nothing is released', () => {
    const text = GOOD.replace(/\{role: (quasi|insensitive).*\}\n/g, '{role: direct}\n');
    expect(diagnose(text).codes).toEqual(['column/none-released']);
  });
});

describe('the table', () => {
  test('a column of the table that the product does not list', () => {
    const { codes, shown } = diagnose(GOOD, [...HEADER, 'phone']);
    expect(shown).toMatchSnapshot();
    expect(codes).toEqual(['column/unlisted']);
  });

  test('is no fault where the product drops them', () => {
    expect(diagnose(edit('outputs:', 'unlisted: drop\noutputs:'), [...HEADER, 'phone']).codes).toEqual([]);
  });

  test('a misspelt column is one mistake', () => {
    const { codes, shown } = diagnose(edit('  ward:', '  wrad:'));
    expect(shown).toMatchSnapshot();
    expect(codes).toEqual(['column/missing']);
  });

  test('names are not printed where the first row may be data', () => {
    const row = ['11010519491231002X', '1949-12-31', '110105', 'sex', 'ward', '12'];
    const { codes, shown } = diagnose(GOOD, row);
    expect(shown).toMatchSnapshot();
    expect(codes).toEqual(['source/header']);
    for (const value of ['1949', '110105', '002X']) expect(shown).not.toContain(value);
  });

  test('at half of the names they are printed', () => {
    const { codes } = diagnose(GOOD, ['id_card', 'sex', 'ward', 'geburt', 'kreis', 'preis']);
    expect(codes.filter((code) => code === 'column/unlisted')).toHaveLength(3);
  });

  test('of thousands of columns the first are named and the rest counted', () => {
    const wide = Array.from({ length: 5000 }, (_, i) => `c${i}`);
    const { codes, shown } = diagnose(GOOD, [...HEADER, ...wide]);
    expect(codes).toEqual([...Array(50).fill('column/unlisted'), 'column/more']);
    expect(shown).toContain('there are more than 50 mistakes; the rest is not shown');
  });

  test('names that the product itself gives are always printed', () => {
    const text = edit('source: {', 'source: {header: [a, b, c, d, e, fee], ');
    expect(diagnose(text, ['a', 'b', 'c', 'd', 'e', 'fee']).codes).not.toContain('source/header');
  });
});

test.each([
  [
    'syntax',
    GOOD.replace('id: clinic', 'id: @clinic')
      .replace('owner: h', 'owner: *h')
      .replace('sex:', 'fee:')
      .replace('- {model', '- !x {model')
      .replace('csv]', 'csv]]'),
  ],
  [
    'schema',
    GOOD.replace('1.0.0', '1')
      .replace('opening', 'opned')
      .replace('role: direct', 'role: drect')
      .replace('k: 20', 'k: 1')
      .replace('0.02', '2'),
  ],
  [
    'columns and labels',
    GOOD.replace('subject: id_card', 'subject: x')
      .replace('fee: integer', 'fees: integer')
      .replace('insensitive', 'sensitive')
      .replace('decade]}', 'decade]}, max: 9')
      .replace('0.02', '0.02\n  suppressed: keep'),
  ],
])('five mistakes of the phase %s give five diagnostics in one run', (_, text) => {
  const { codes, shown } = diagnose(text);
  expect(shown).toMatchSnapshot();
  expect(codes).toHaveLength(5);
});
