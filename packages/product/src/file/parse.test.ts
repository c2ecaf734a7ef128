import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify as write } from 'yaml';
import { defineProduct } from './define.js';
import { parseProduct } from './parse.js';
import type { Product, ProductInput } from './product.js';

const name = fc.oneof(
  fc.stringMatching(/^[a-z][a-z0-9_]{0,6}$/),
  fc.constantFrom(
    '门诊',
    '2020',
    '1.0',
    'true',
    'null',
    'no',
    '#x',
    'a: b',
    "it's",
    '"q"',
    ' lead',
    '- x',
    '0x10',
    '*',
  ),
);
const text = fc.oneof(fc.string({ minLength: 1, maxLength: 12 }).filter(isPlain), name);
const share = fc.integer({ min: 0, max: 1000 }).map((n) => n / 1000);
const edges = fc.uniqueArray(fc.integer({ min: -999, max: 999 }), { minLength: 1, maxLength: 4 }).map(ascending);
const role = fc.constantFrom('direct' as const, 'quasi' as const, 'sensitive' as const, 'insensitive' as const);

const operation = fc.oneof(
  fc.constant({}),
  fc.constantFrom({ op: 'keep' }, { op: 'drop' }),
  fc.record({ op: fc.constant('band'), edges }),
  fc.record({ op: fc.constant('recode'), list: fc.constant('gbt2260@2023'), file: fc.constant('map.csv') }),
  fc.record({ op: fc.constant('round'), to: fc.constantFrom(10, 0.5, 1) }),
  fc.record({ op: fc.constant('pseudonym'), key: fc.constantFrom('env:CLINIC_KEY', 'file:keys/clinic') }),
  fc.record({ op: fc.constant('generalize'), hierarchy: fc.constant({ dates: ['day', 'month', 'year'] }) }),
  fc.record({
    op: fc.constant('generalize'),
    hierarchy: fc.record({ tree: fc.dictionary(name, fc.array(name, { minLength: 1 }), { minKeys: 1, maxKeys: 3 }) }),
  }),
);
const common = fc.record(
  {
    grade: fc.constantFrom({}, { personal: 'none' as const, trade: 'secret' as const }, { state: 'core' as const }),
    codeList: fc.constant('gbt2260@2020'),
  },
  { requiredKeys: [] },
);
const column = fc.tuple(role, common, operation).map(([given, more, rest]) => ({ role: given, ...more, ...rest }));

const product: fc.Arbitrary<ProductInput> = fc.record(
  {
    sluice: fc.constant(1 as const),
    id: fc.stringMatching(/^[a-z]{1,5}(-[a-z0-9]{1,3}){0,2}$/),
    version: fc.stringMatching(/^[1-9]\.[1-9]\.[1-9](-rc\.[1-9])?$/),
    title: fc.oneof(text, fc.record({ zh: text, en: text })),
    owner: text,
    description: text,
    source: fc.record({ file: text, delimiter: fc.constantFrom(';', '|', '\t', ',') }, { requiredKeys: [] }),
    subject: name,
    channel: fc.constantFrom(
      { kind: 'opening', licence: 'CC0-1.0' },
      { kind: 'internal' },
      { kind: 'sharing', attribute: 'conditional', provider: 'a', recipient: 'b', item: 'RL-1', purpose: 'subsidies' },
    ),
    form: fc.constantFrom('table' as const, 'scorecard' as const),
    sources: fc.constant({ tax: { file: 'a.csv', record: 'S-1' }, power: { file: 'b.csv' } }),
    join: fc.constantFrom(
      { left: 'tax', right: 'power', on: 'id' },
      { left: 'power', right: 'tax', on: ['id', 'no'] as const },
    ),
    expires: fc.constantFrom('2027-06-30', '2028-02-29'),
    assessment: fc.constant('PIA-1'),
    terms: fc.constantFrom(
      {},
      { permit: ['use' as const], prohibit: ['reidentify' as const], duties: ['log' as const, { delete: 'P90D' }] },
    ),
    pricing: fc.record({
      useClass: fc.constantFrom('industry' as const, 'public-welfare' as const),
      unit: fc.constantFrom('call' as const, 'row-1000' as const),
      price: fc.nat(),
      ceiling: fc.constantFrom(0, Number.MAX_SAFE_INTEGER),
      currency: fc.constant('CNY'),
      exponent: fc.constantFrom(0, 2),
      period: fc.constant('2026'),
    }),
    gate: fc.constantFrom({ preset: 'opening@1' }, { preset: 'opening@1', name: 'own@1', leastK: 50 }),
    registry: fc.constantFrom('registry', 'env:REGISTRY'),
    history: fc.constantFrom('env:HISTORY', 'file:keys/history'),
    columns: fc.dictionary(name, column, { minKeys: 1, maxKeys: 5 }),
    unlisted: fc.constantFrom('error' as const, 'drop' as const),
    privacy: fc.record(
      {
        models: fc.array(fc.record({ model: fc.constant('k-anonymity'), k: fc.integer({ min: 2, max: 99 }) }), {
          maxLength: 2,
        }),
        suppression: fc.oneof(share, fc.record({ rows: share, people: share })),
        failing: fc.oneof(fc.constant('refuse' as const), fc.record({ drop: share })),
      },
      { requiredKeys: [] },
    ),
    outputs: fc.constantFrom(['csv' as const], ['arrow' as const, 'parquet' as const]),
  },
  { requiredKeys: ['sluice', 'id', 'version', 'title', 'owner', 'channel', 'columns'] },
);

/** YAML without anchors for equal parts, which we do not read. */
function stringify(value: unknown, options: Parameters<typeof write>[2] & object = {}): string {
  return write(value, { aliasDuplicateObjects: false, lineWidth: 0, ...options });
}

function isPlain(value: string): boolean {
  return !/[\p{C}]/u.test(value) && value !== '__proto__';
}

function ascending(values: number[]): number[] {
  return values.sort((a, b) => a - b);
}

function parsed(input: string): Product {
  const result = parseProduct(input);
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result.value;
}

describe('any product', () => {
  test('survives parse, JSON, parse', () => {
    fc.assert(
      fc.property(product, fc.boolean(), (input, flow) => {
        const yaml = stringify(input, { collectionStyle: flow ? 'flow' : 'block' });
        const first = parsed(yaml);
        expect(parsed(JSON.stringify(first))).toEqual(first);
        expect(parsed(JSON.stringify(input))).toEqual(first);
        expect(defineProduct(input)).toEqual(first);
        expect(defineProduct(first)).toEqual(first);
      }),
      { numRuns: 150 },
    );
  });

  test('is read the same with CRLF and with a byte order mark, as text and as bytes', () => {
    fc.assert(
      fc.property(product, (input) => {
        const yaml = stringify(input);
        const windows = `\ufeff${yaml.replaceAll('\n', '\r\n')}`;
        expect(parsed(windows)).toEqual(parsed(yaml));
        const bytes = parseProduct(new TextEncoder().encode(windows));
        expect(bytes).toMatchObject({ ok: true, value: parsed(yaml) });
      }),
      { numRuns: 50 },
    );
  });
});

describe('whatever it is given, parseProduct returns', () => {
  const returns = (input: string | Uint8Array) => {
    const result = parseProduct(input);
    if (!result.ok) expect(result.faults.length).toBeGreaterThan(0);
  };
  test('for any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), returns), { numRuns: 300 });
  });
  test('for any bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), returns), { numRuns: 300 });
  });
  test('for a product with a piece cut out or doubled', () => {
    const cut = fc.tuple(product, fc.nat(), fc.nat({ max: 9 }), fc.boolean());
    fc.assert(
      fc.property(cut, ([input, at, length, double]) => {
        const yaml = stringify(input);
        const start = at % yaml.length;
        const piece = yaml.slice(start, start + length);
        returns(yaml.slice(0, start) + (double ? piece + piece : '') + yaml.slice(start + length));
      }),
      { numRuns: 300 },
    );
  });
});

describe('places', () => {
  const yaml = 'sluice: 1\ntitle: {zh: 门诊, en: "a b"}\ncolumns:\n  费用: {role: quasi}\n  b:\n    - 10\n    - x\n';
  const { source } = parseProduct(yaml, { file: 'p.yaml' });
  const marked = (path: readonly (string | number)[]) => {
    const { line = 0, column = 0, length = 0, file } = source.placeOf(path);
    expect(file).toBe('p.yaml');
    return [...yaml.split('\n')[line - 1]].slice(column - 1, column - 1 + length).join('');
  };
  test.each<[readonly (string | number)[], string]>([
    [['sluice'], '1'],
    [['title', 'zh'], '门诊'],
    [['title', 'en'], '"a b"'],
    [['title'], 'title'],
    [['columns', '费用'], '费用'],
    [['columns', '费用', 'role'], 'quasi'],
    [['columns', 'b', 1], 'x'],
    [['columns', 'b', 7], 'b'],
    [['columns', 'b', 'nothing', 'here'], 'b'],
  ])('%j is at %s', (path, expected) => {
    expect(marked(path)).toBe(expected);
  });
  test('nothing is above the root', () => {
    expect(source.placeOf(['nowhere'])).toEqual({ file: 'p.yaml' });
  });
});

test('numbers are read as they are written', () => {
  const value = parseProduct('{a: 0.29, b: 0x10, c: 1e3, d: -0, e: .5}');
  expect(value.ok).toBe(false);
  const { faults } = parseProduct('a: 9007199254740993\nb: 0.1\nc: 1e400\nd: .inf\ne: .nan\n') as {
    faults: readonly { code: string }[];
  };
  expect(faults.map(({ code }) => code)).toEqual(Array(4).fill('syntax/number'));
});
