import { describe, expect, test } from 'vitest';
import { defineProduct } from '../file/define.js';
import type { ProductInput } from '../file/product.js';
import { check } from './check.js';
import { compileColumns } from './compile-columns.js';

const OPENING = {
  kind: 'opening',
  licence: 'CC0-1.0',
  theme: 'health',
  feedback: 'mailto:data@example.org',
  proactive: true,
};
const SHARING = {
  kind: 'sharing',
  attribute: 'conditional',
  provider: 'hrss',
  recipient: 'civil-affairs',
  item: 'RL-1',
  purpose: 'subsidies',
};
const OPERATION = {
  kind: 'authorised-operation',
  implementer: 'bureau',
  operator: 'operator-a',
  agreement: 'AG-1',
  scenario: 'lending',
  recipient: 'lender',
  place: 'delivered',
  registration: 'REG-1',
};
const PRICING = {
  useClass: 'industry',
  unit: 'call',
  price: 100,
  ceiling: 200,
  currency: 'CNY',
  exponent: 2,
  period: '2026',
} as const;

const input = (more: Partial<ProductInput> = {}): ProductInput => ({
  sluice: 1,
  id: 'p',
  version: '1.0.0',
  title: 'p',
  owner: 'o',
  source: { file: 'x.csv', record: 'SRC-1' },
  subject: 'id',
  channel: OPENING,
  columns: { id: { role: 'direct' }, sex: { role: 'quasi' } },
  privacy: { models: [{ model: 'k-anonymity', k: 20 }] },
  registry: 'registry',
  history: 'env:HISTORY',
  ...more,
});
const codes = (more: Partial<ProductInput> = {}) => check(defineProduct(input(more))).map(({ code }) => code);

test('products with all that their channel asks for have no fault', () => {
  expect(codes()).toEqual([]);
  expect(codes({ channel: SHARING })).toEqual([]);
  expect(codes({ channel: OPERATION, pricing: PRICING })).toEqual([]);
  expect(codes({ channel: { kind: 'internal' } })).toEqual([]);
});

describe('what the gate would refuse is warned of', () => {
  const { theme: _t, ...noTheme } = OPENING;
  const { feedback: _f, ...noFeedback } = OPENING;
  const { proactive: _p, ...noReason } = OPENING;
  const { registration: _r, ...unregistered } = OPERATION;
  const sick = { diagnosis: { role: 'sensitive' as const } };
  const diverse = { models: [...input().privacy!.models!, { model: 'l-diversity', column: 'diagnosis', l: 3 }] };
  const withDiagnosis = { columns: { ...input().columns, ...sick }, privacy: diverse };
  const secret = {
    sex: { role: 'sensitive' as const, grade: { personal: 'none' as const, trade: 'secret' as const } },
  };
  test.each<[string, Partial<ProductInput>, string[]]>([
    ['no record of the source', { source: {} }, ['gate/record']],
    ['no theme', { channel: noTheme }, ['gate/theme']],
    ['no address for feedback', { channel: noFeedback }, ['gate/feedback']],
    ['neither proactive nor asked for', { channel: noReason }, ['gate/demand']],
    ['asked for', { channel: { ...noReason, demand: ['REQ-1'] } }, []],
    ['no registration', { channel: unregistered, pricing: PRICING }, ['gate/registration']],
    ['sensitive personal data without an assessment', withDiagnosis, ['gate/assessment']],
    ['sensitive personal data with one', { ...withDiagnosis, assessment: 'PIA-1' }, []],
    ['a price on opening', { pricing: PRICING }, ['gate/price']],
    ['k below that of the preset', { privacy: { models: [{ model: 'k-anonymity', k: 5 }] } }, ['gate/k']],
    ['another model than k-anonymity', { privacy: { models: [{ model: 'sample-uniqueness', share: 0 }] } }, ['gate/k']],
    ['k below an own preset', { gate: { preset: 'opening@1', name: 'own@1', leastK: 50 } }, ['gate/k']],
    [
      'a trade secret without dominance',
      { channel: SHARING, columns: { ...input().columns, sex: secret.sex, age: { role: 'quasi' } } },
      ['gate/dominance'],
    ],
  ])('%s', (_, more, expected) => {
    expect(codes(more)).toEqual(expected);
    expect(check(defineProduct(input(more))).every(({ severity }) => severity === 'warning')).toBe(true);
  });

  test('no registry, no secret for the history', () => {
    const { registry: _, history: __, ...rest } = input();
    expect(check(defineProduct(rest)).map(({ code }) => code)).toEqual(['gate/registry', 'gate/history']);
  });
});

describe('presets', () => {
  test.each<[string, Partial<ProductInput>, string]>([
    ['a replaced one', { gate: { preset: 'opening@0' } }, 'gate/replaced'],
    ['an unknown one', { gate: { preset: 'opening@7' } }, 'gate/unknown-preset'],
    ['of another channel', { gate: { preset: 'internal@1' } }, 'gate/other-channel'],
    [
      'for more trust than the channel has',
      { channel: { ...SHARING, attribute: 'unconditional' }, gate: { preset: 'sharing-conditional@1' } },
      'gate/other-trust',
    ],
    ['an own one that loosens', { gate: { preset: 'opening@1', name: 'own@1', leastK: 3 } }, 'gate/loosens'],
  ])('%s is refused', (_, more, code) => {
    expect(codes(more)).toContain(code);
  });

  test('a replaced one names its successor', () => {
    const [fault] = check(defineProduct(input({ gate: { preset: 'opening@0' } })));
    expect(fault.hint).toContain('opening@1');
  });
});

describe('prices', () => {
  test.each<[string, Partial<ProductInput>, string[]]>([
    ['welfare with a price', { pricing: { ...PRICING, useClass: 'public-welfare' } }, ['pricing/not-free']],
    ['governance with a price', { pricing: { ...PRICING, useClass: 'public-governance' } }, ['pricing/not-free']],
    ['welfare without', { pricing: { ...PRICING, useClass: 'public-welfare', price: 0 } }, []],
    ['a price above its ceiling', { pricing: { ...PRICING, price: 201 } }, ['pricing/above-ceiling']],
    ['a price at its ceiling', { pricing: { ...PRICING, price: 200 } }, []],
    ['no use class', {}, ['pricing/use-class']],
  ])('%s', (_, more, expected) => {
    expect(codes({ channel: OPERATION, ...more })).toEqual(expected);
  });

  test.each([1.5, -1, 2 ** 53, Number.NaN])('%s is no amount', (price) => {
    expect(() => defineProduct(input({ pricing: { ...PRICING, price } }))).toThrow('schema/');
  });
});

describe('grades', () => {
  const grade = (state: 'important' | 'core', channel: ProductInput['channel'] = OPENING, op?: string) =>
    codes({
      channel,
      columns: { ...input().columns, age: { role: 'quasi', grade: { state }, ...(op !== undefined && { op }) } },
    });

  test('important and core data never leave by opening; other channels are judged by their records', () => {
    expect(grade('important')).toEqual(['label/important-leaves']);
    expect(grade('core')).toEqual(['label/important-leaves']);
    expect(grade('core', OPENING, 'drop')).toEqual([]);
    expect(grade('important', SHARING)).toEqual([]);
  });

  test('personal information follows from the role', () => {
    const columns = {
      id: { role: 'direct' },
      q: { role: 'quasi' },
      s: { role: 'sensitive' },
      i: { role: 'insensitive' },
    } as const;
    const compiled = compileColumns(defineProduct(input({ columns })));
    expect(compiled.map(({ sensitivity }) => sensitivity.personal)).toEqual([
      'general',
      'general',
      'sensitive',
      'none',
    ]);
    expect(compiled.every(({ sensitivity: { state, trade } }) => state === 'general' && trade === 'none')).toBe(true);
  });

  test('what the file says stands, member by member', () => {
    const columns = { id: { role: 'direct', grade: { personal: 'none', trade: 'secret' } } } as const;
    const [id] = compileColumns(defineProduct(input({ columns })));
    expect(id.sensitivity).toEqual({ personal: 'none', state: 'general', trade: 'secret' });
  });
});

test('a list that codes are mapped to is the list of what leaves', () => {
  const recode = { op: 'recode', list: 'regions@2', file: 'm.csv' };
  const columns = {
    id: { role: 'direct', codeList: 'ids@1', op: 'pseudonym', key: 'env:K' },
    kept: { role: 'quasi', codeList: 'regions@1' },
    mapped: { role: 'quasi', codeList: 'regions@1', ...recode },
    gone: { role: 'quasi', codeList: 'regions@1', op: 'drop' },
  } as const;
  const compiled = compileColumns(defineProduct(input({ columns })));
  expect(compiled.map(({ codeList, releasedList }) => [codeList, releasedList])).toEqual([
    ['ids@1', undefined],
    ['regions@1', 'regions@1'],
    ['regions@1', 'regions@2'],
    ['regions@1', undefined],
  ]);
});

describe('forms', () => {
  test('an aggregate is refused by name', () => {
    expect(codes({ form: 'aggregate' })).toEqual(['form/not-built']);
  });

  test('a verification needs its own keys, and nobody else may have them', () => {
    expect(codes({ form: 'verification', channel: OPERATION, pricing: PRICING })).toEqual([
      'form/incomplete',
      'form/incomplete',
    ]);
    const answering = { period: 'P30D', perSubject: { most: 3, period: 'P1Y' }, purposes: ['lending'], key: 'env:K' };
    expect(codes({ answering })).toEqual(['form/other-form']);
  });
});

describe('sources', () => {
  const sources = { a: { file: 'a.csv', record: 'SRC-1' }, b: { file: 'b.csv', record: 'SRC-2' } };
  const join = { left: 'a', right: 'b', on: 'id' };
  const of = (more: Partial<ProductInput>) => codes({ source: {}, ...more });
  test.each<[string, Partial<ProductInput>, string[]]>([
    ['two sources, joined', { sources, join }, []],
    ['a join of nothing', { join }, ['source/no-sources']],
    ['sources that nothing joins', { sources }, ['source/no-join']],
    ['`source` beside `sources`', { source: { file: 'x' }, sources, join }, ['source/both']],
    ['a join of an unknown source', { sources, join: { ...join, right: 'c' } }, ['source/unknown']],
    ['a source joined to itself', { sources, join: { ...join, right: 'a' } }, ['source/joined-to-itself']],
    ['a third source', { sources: { ...sources, c: { file: 'c' } }, join }, ['source/unused']],
    [
      'a type of an unknown column',
      { sources: { ...sources, b: { ...sources.b, types: { sexx: 'string' } } }, join },
      ['column/unknown'],
    ],
  ])('%s', (_, more, expected) => {
    expect(of(more)).toEqual(expected);
  });

  test('each source needs its own record', () => {
    const faults = check(defineProduct(input({ source: {}, sources: { ...sources, b: { file: 'b.csv' } }, join })));
    expect(faults.map(({ code, path }) => [code, path])).toEqual([['gate/record', ['sources', 'b']]]);
  });

  test('a header that names a column twice is a fault, not an error', () => {
    const headers = { a: { file: 'a', header: ['id', 'sex', 'sex'] }, b: { file: 'b', header: ['id', 'sex'] } };
    const faults = check(defineProduct(input({ source: {}, sources: headers, join })));
    expect(faults.map(({ code, path }) => [code, path])).toContainEqual([
      'column/twice',
      ['sources', 'a', 'header', 2],
    ]);
  });

  test('names of both headers make those of the join', () => {
    const headers = { a: { file: 'a', header: ['id', 'sex'] }, b: { file: 'b', header: ['id', 'sex', 'age'] } };
    const names = check(defineProduct(input({ source: {}, sources: headers, join })));
    const columns = names.filter(({ code }) => code.startsWith('column/'));
    expect(columns.map(({ code, message }) => [code, /`(\S+)`/.exec(message)?.[1]])).toEqual([
      ['column/missing', 'sex'],
      ['column/unlisted', 'a.sex'],
      ['column/unlisted', 'b.sex'],
      ['column/unlisted', 'age'],
    ]);
  });
});
