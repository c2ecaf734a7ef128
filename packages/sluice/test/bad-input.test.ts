import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import { OPENING, productText, sluice, workshop } from './workshop.js';

const shop = workshop();
const key = shop.path('keys/release.key');
const visits = readFileSync(shop.path('visits.csv'));
const lines = visits.toString('utf8').split('\n');

interface Case {
  readonly name: string;
  /** Text of the product file. */
  readonly product?: string;
  /** Bytes of the source table; the good one when left out, none at all for null. */
  readonly table?: string | Uint8Array | null;
  readonly exit: number;
  readonly code: RegExp;
  readonly env?: NodeJS.ProcessEnv;
}

const hierarchy = (text: string) => {
  writeFileSync(shop.path('districts.csv'), text);
  return productText([
    ['district: { role: direct }', 'district: { role: quasi, op: generalize, hierarchy: { file: districts.csv } }'],
  ]);
};
const pseudonym = (reference: string) =>
  productText([
    [OPENING, '{ kind: internal }'],
    ['id_card: { role: direct }', `id_card: { role: direct, op: pseudonym, key: "${reference}" }`],
  ]);

const cases: readonly Case[] = [
  { name: 'a missing file', table: null, exit: 2, code: /^source\// },
  { name: 'an empty file', table: '', exit: 2, code: /^source\// },
  { name: 'a header without rows', table: `${lines[0]}\n`, exit: 2, code: /^source\/no-rows/ },
  { name: 'a first row that looks like data', table: `${lines.slice(1).join('\n')}`, exit: 2, code: /^source\/header/ },
  {
    name: 'a column name that is there twice',
    table: visits.toString('utf8').replace('phone', 'name'),
    exit: 2,
    code: /^source\/|^table\//,
  },
  {
    name: 'a column of the file that the product does not list',
    product: productText([['  phone: { role: direct }\n', '']]),
    exit: 2,
    code: /^column\/unlisted/,
  },
  {
    name: 'a column of the product that the file lacks',
    product: productText([['  phone: {', '  telephone_number: { role: direct }\n  phone: {']]),
    exit: 2,
    code: /^column\/missing/,
  },
  {
    name: 'a value that its hierarchy lacks',
    product: 'hierarchy:999999;99;*\n',
    exit: 2,
    code: /^hierarchy\/missing-value/,
  },
  {
    name: 'a hierarchy with uneven levels',
    product: 'hierarchy:360101;36;*\n360102;*\n',
    exit: 2,
    code: /^hierarchy\/uneven/,
  },
  {
    name: 'k above the number of people',
    product: productText([['k: 20', 'k: 5000']]),
    exit: 1,
    code: /^plan\/too-few/,
  },
  {
    name: 'a key that is not set',
    product: pseudonym('env:SLUICE_TEST_NO_SUCH_KEY'),
    exit: 2,
    code: /^key\/unresolved/,
  },
  {
    name: 'a key of 31 bytes',
    product: pseudonym('env:SLUICE_TEST_SHORT_KEY'),
    env: { SLUICE_TEST_SHORT_KEY: 'ab'.repeat(31) },
    exit: 2,
    code: /^key\/too-short/,
  },
  { name: 'a CSV with a NUL byte', table: Buffer.concat([visits, Buffer.from('a\0b\n')]), exit: 2, code: /^source\// },
  {
    name: 'a CSV with a broken UTF-8 sequence',
    table: Buffer.concat([visits, Buffer.from([0x61, 0xc3, 0x28, 0x0a])]),
    exit: 2,
    code: /^source\//,
  },
  { name: 'a CSV with a row too short', table: `${visits.toString('utf8')}1,2\n`, exit: 2, code: /^source\// },
  {
    name: 'a date that is none',
    table: visits.toString('utf8').replace(/\d{4}-\d{2}-\d{2}/, '2023-02-30'),
    exit: 2,
    code: /^(source|table)\//,
  },
  {
    name: 'a product file of 50 MB',
    product: `${productText()}#${'x'.repeat(50 * 1024 * 1024)}\n`,
    exit: 2,
    code: /^syntax\/too-large/,
  },
  {
    name: 'an alias bomb',
    product: `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c]\n${productText()}`,
    exit: 2,
    code: /^(syntax|schema)\//,
  },
  {
    name: 'a sensitive column on opening',
    product: productText([['fee: { role: sensitive, op: drop }', 'fee: { role: sensitive }']]),
    exit: 1,
    code: /^label\//,
  },
  {
    name: 'a pseudonym of a person on opening',
    product: productText([['name: { role: direct }', 'name: { role: direct, op: pseudonym, key: "env:K" }']]),
    exit: 1,
    code: /^label\//,
  },
  { name: 'k below what the channel asks for', product: productText([['k: 20', 'k: 5']]), exit: 1, code: /^gate\/G06/ },
  {
    name: 'no levels that satisfy the model',
    product: productText([
      ['suppression: 0.05', 'suppression: 0'],
      ['hierarchy: { dates: [year, decade] }', 'hierarchy: { dates: [year, decade] }, level: 0'],
    ]),
    exit: 1,
    code: /^search\/no-solution/,
  },
  {
    name: 'a channel without the facts that it asks for',
    product: productText([[OPENING, '{ kind: sharing }']]),
    exit: 2,
    code: /^schema\//,
  },
];

/** Every cell of the table that would be recognised: none of them may be printed. */
const cells = [
  ...new Set(
    lines
      .slice(1)
      .flatMap((line) => line.split(','))
      .filter((cell) => cell.length >= 6 && !/^\d{4}-/.test(cell)),
  ),
];

describe('bad input: a clear error, and nothing written', () => {
  test.for(cases.map((c, i) => [c.name, c, i] as const))('%s', async ([, c, i]) => {
    const folder = shop.path(`case-${i}`);
    mkdirSync(folder);
    if (c.table !== null) writeFileSync(`${folder}/visits.csv`, c.table ?? visits);
    let text = c.product ?? productText();
    if (text.startsWith('hierarchy:')) {
      text = hierarchy(text.slice('hierarchy:'.length));
      writeFileSync(`${folder}/districts.csv`, readFileSync(shop.path('districts.csv')));
    }
    writeFileSync(`${folder}/product.yaml`, text);
    const before = readdirSync(folder);
    const args = ['build', `${folder}/product.yaml`, '--out', `${folder}/out`, '--sign', key];
    for (const [name, value] of Object.entries(c.env ?? {})) vi.stubEnv(name, value);
    const plain = await sluice(...args);
    const json = await sluice(...args, '--json');
    vi.unstubAllEnvs();

    expect(readdirSync(folder)).toEqual(before);
    expect([plain.code, json.code]).toEqual([c.exit, c.exit]);
    const faults = JSON.parse(json.out).faults as { code: string; message: string; hint?: string }[];
    expect(
      faults.map((f) => f.code).some((code) => c.code.test(code)),
      faults.map((f) => f.code).join(),
    ).toBe(true);
    expect(plain.out).toBe('');
    expect(plain.err).toContain(faults[0].code);
    expect(plain.err).not.toMatch(/\n\s+at /);
    const said = plain.err + json.out;
    expect(cells.filter((cell) => said.includes(cell))).toEqual([]);
  });

  test('an output directory that exists is not touched', async () => {
    mkdirSync(shop.path('taken'));
    writeFileSync(shop.path('taken/mine.txt'), 'mine');
    const { code, err } = await sluice('build', shop.path('product.yaml'), '--out', shop.path('taken'), '--sign', key);
    expect([code, readdirSync(shop.path('taken'))]).toEqual([2, ['mine.txt']]);
    expect(err).toContain('output/exists');
  });

  test('a parent that does not exist, and an annex inside the release', async () => {
    const build = (...args: string[]) => sluice('build', shop.path('product.yaml'), '--sign', key, ...args);
    expect((await build('--out', shop.path('no/such/place'))).code).toBe(2);
    expect((await build('--out', shop.path('r'), '--annex', shop.path('r/annex'))).code).toBe(2);
    expect(existsSync(shop.path('r'))).toBe(false);
  });

  test('an annex without an auditor on opening', async () => {
    const { code, err } = await sluice(
      'build',
      shop.path('product.yaml'),
      '--sign',
      key,
      '--out',
      shop.path('r'),
      '--annex',
      shop.path('a'),
    );
    expect(code).toBe(2);
    expect(err).toContain('annex/no-auditor');
    expect(existsSync(shop.path('r')) || existsSync(shop.path('a'))).toBe(false);
  });

  test('values that a hierarchy lacks are printed only when asked for', async () => {
    writeFileSync(shop.path('asked.yaml'), hierarchy('999999;99;*\n'));
    const district = lines[1].split(',').find((cell) => /^\d{6}$/.test(cell)) as string;
    const args = ['plan', shop.path('asked.yaml')];
    expect((await sluice(...args)).err).not.toContain(district);
    expect((await sluice(...args, '--show-values')).err).toContain(district);
  });

  test('usage', async () => {
    expect((await sluice()).code).toBe(2);
    expect((await sluice('bulid')).code).toBe(2);
    expect((await sluice('build', shop.path('product.yaml'))).code).toBe(2);
    expect((await sluice('build', shop.path('product.yaml'), '--out', 'x', '--frce')).code).toBe(2);
    expect((await sluice('check', shop.path('no-such-product.yaml'))).code).toBe(2);
    expect((await sluice('verify', shop.path('keys'), '--trust', shop.path('no-such-key'))).code).toBe(2);
    appendFileSync(shop.path('open.key'), readFileSync(key), { mode: 0o644 });
    const open = await sluice(
      'build',
      shop.path('product.yaml'),
      '--out',
      shop.path('r'),
      '--sign',
      shop.path('open.key'),
    );
    expect([open.code, open.err.includes('key/file-mode')]).toEqual([2, true]);
  });
});
