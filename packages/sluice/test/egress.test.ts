import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { displayWidth } from '@sluice/product';
import { afterAll, describe, expect, test } from 'vitest';
import { sluice } from './workshop.js';

const directory = mkdtempSync(join(tmpdir(), 'sluice-egress-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));
const path = (name: string) => join(directory, name);
const file = (name: string, text: string) => {
  writeFileSync(path(name), text);
  return path(name);
};

/** Turnover by region and size: the large firms of the north are three, one of which makes most of their total. */
const TABLE = `region,size,n,turnover,top1,top2
north,small,20,2000.5,200,150
north,large,3,900,800,60
north,total,23,2900.5,800,200
south,small,30,3000,210,180
south,large,25,5000,500,450
south,total,55,8000,500,450
total,small,50,5000.5,210,200
total,large,28,5900,800,500
total,total,78,10900.5,800,500
`;
const cells = file('cells.csv', TABLE);
const asCells = ['--dims', 'region,size', '--count', 'n', '--value', 'turnover', '--largest', 'top1,top2'];

const clean = file('clean.csv', 'region,n\nnorth,20\nsouth,30\ntotal,50\n');

describe('sluice egress', () => {
  test('a clean table exits 0', async () => {
    const { code, out, err } = await sluice('egress', clean, '--dims', 'region', '--count', 'n');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('nothing is flagged');
  });

  test('a flagged table exits 1 and says which row, why, and what to do', async () => {
    const { code, out } = await sluice('egress', cells, ...asCells);
    expect(code).toBe(1);
    expect(out).toMatch(/^2 +1 · 1 +suppress +fewer than 10 units$/m);
    expect(out).toContain('the largest contribution makes more than 0.75 of the total');
    expect(out).toContain('and 3 more to keep them hidden (rows ');
  });

  test('values of a dimension are named only where that is asked for', async () => {
    for (const how of [[], ['--json'], ['--lang', 'zh']]) {
      const { out, err } = await sluice('egress', cells, ...asCells, ...how);
      expect(out + err).not.toMatch(/north|south|large\b|small\b/);
    }
    const { out } = await sluice('egress', cells, ...asCells, '--show-values');
    expect(out).toContain('"north" · "large"');
    const json = JSON.parse((await sluice('egress', cells, ...asCells, '--show-values', '--json')).out);
    expect(json.flagged[0].values).toEqual(['north', 'large']);
  });

  test.each(['en', 'zh'])('no line is wider than 100 columns: %s', async (lang) => {
    const { out } = await sluice('egress', cells, ...asCells, '--lang', lang, '--show-values');
    for (const line of out.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(100);
    expect(/\p{Script=Han}/u.test(out)).toBe(lang === 'zh');
  });

  test('JSON names cells by row and position, with reasons in both languages', async () => {
    const { code, out } = await sluice('egress', cells, ...asCells, '--json');
    const result = JSON.parse(out);
    expect(code).toBe(1);
    expect(result).toMatchObject({ ok: false, form: 'aggregate', cells: 9, preset: 'outside', out: null });
    expect(result.flagged[0]).toMatchObject({ row: 2, cell: [1, 1], margin: false, action: 'suppress' });
    expect(result.flagged[0].flags.map((flag: { code: string }) => flag.code)).toEqual([
      'minimum-count',
      'dominance',
      'p-percent',
    ]);
    expect(result.flagged[0].flags[0].reason).toEqual({ zh: '单位数少于 10', en: 'fewer than 10 units' });
    expect(result.proposal).toMatchObject({ clean: true, suppress: [{ row: 2 }] });
    expect(result.source.en).toContain('recalled convention');
  });

  test('--out writes the protected table, which passes the same check, without contributions', async () => {
    const out = path('safe.csv');
    const { code } = await sluice('egress', cells, ...asCells, '--out', out);
    expect(code).toBe(1);
    const text = readFileSync(out, 'utf8');
    expect(text.split('\n')[0]).toBe('region,size,n,turnover');
    expect(text).toContain('north,large,*,*');
    expect(text).toContain('total,total,78,10900.5');
    // Suppressed cells come without contributions, so theirs is the stricter test of a range.
    const again = text
      .trim()
      .split('\n')
      .map((line, i) => (i === 0 ? `${line},top1,top2` : `${line},${line.includes('*') ? ',' : '100,90'}`));
    const checked = await sluice('egress', file('again.csv', `${again.join('\n')}\n`), ...asCells);
    expect(checked).toMatchObject({ code: 0 });
  });

  test('--out never writes over a file, and leaves none behind where it does not write', async () => {
    const taken = file('taken.csv', 'mine');
    const { code, err } = await sluice('egress', cells, ...asCells, '--out', taken);
    expect(code).toBe(2);
    expect(err).toContain('out/exists');
    expect(readFileSync(taken, 'utf8')).toBe('mine');
    const nowhere = await sluice('egress', cells, ...asCells, '--out', path('none/safe.csv'));
    expect(nowhere.code).toBe(74);
    expect(readdirSync(directory).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  test('rows of firms give the table that the check speaks of', async () => {
    const rows = ['region,size,firm,turnover'];
    const add = (region: string, size: string, amounts: readonly number[]) => {
      for (const amount of amounts) rows.push(`${region},${size},f${rows.length},${amount}`);
    };
    const even = (n: number, each: number) => Array.from({ length: n }, () => each);
    add('north', 'small', even(20, 100));
    add('north', 'large', [800, 60, 40]);
    add('south', 'small', even(30, 100));
    add('south', 'large', even(25, 200));
    const table = file('firms.csv', `${rows.join('\n')}\n`);
    const how = ['--dims', 'region,size', '--unit', 'firm', '--value', 'turnover', '--margins'];
    const out = path('firms-safe.csv');
    const { code, out: text } = await sluice('egress', table, ...how, '--json', '--out', out);
    expect(code).toBe(1);
    expect(JSON.parse(text).flagged).toMatchObject([{ row: 1, cell: [1, 1] }]);
    expect(readFileSync(out, 'utf8').split('\n').slice(0, 3)).toEqual([
      'region,size,count,turnover',
      'north,large,*,*',
      'north,small,*,*',
    ]);
  });

  test('a small difference to a table that left before is flagged', async () => {
    const earlier = file('earlier.csv', 'region,n\nnorth,17\nsouth,30\ntotal,47\n');
    const how = ['--dims', 'region', '--count', 'n', '--published', earlier, '--json'];
    const { code, out } = await sluice('egress', clean, ...how);
    expect(code).toBe(1);
    expect(JSON.parse(out).flagged.map((f: { row: number }) => f.row)).toEqual([1, 3]);
  });

  test('thresholds may only tighten the preset', async () => {
    const tight = await sluice('egress', clean, '--dims', 'region', '--count', 'n', '--least', '25');
    expect(tight.code).toBe(1);
    const loose = await sluice('egress', clean, '--dims', 'region', '--count', 'n', '--least', '5');
    expect(loose).toMatchObject({ code: 2, err: expect.stringContaining('egress/loosens') });
    const chosen = await sluice(
      'egress',
      clean,
      '--dims',
      'region',
      '--count',
      'n',
      '--least',
      '5',
      '--preset',
      'sharing',
    );
    expect(chosen.code).toBe(0);
  });

  const bad: readonly (readonly [string, string, readonly string[], RegExp])[] = [
    ['no dimensions', clean, ['--count', 'n'], /usage\/egress/],
    ['a column that is not there', clean, ['--dims', 'area', '--count', 'n'], /column\/missing/],
    ['a preset that is not there', clean, ['--dims', 'region', '--count', 'n', '--preset', 'x'], /usage\/egress/],
    ['a limit that is no number', clean, ['--dims', 'region', '--count', 'n', '--least', '1e1'], /usage\/egress/],
    ['a unit beside counts', clean, ['--dims', 'region', '--count', 'n', '--unit', 'u'], /usage\/egress/],
    ['a column that nothing judges', cells, ['--dims', 'region,size', '--count', 'n'], /egress\/unlisted-column/],
    ['an output that is no CSV', clean, ['--dims', 'region', '--count', 'n', '--out', 'x.parquet'], /usage\/egress/],
  ];
  test.each(bad)('%s exits 2', async (_, table, how, code) => {
    const { code: exit, err } = await sluice('egress', table, ...how);
    expect(exit).toBe(2);
    expect(err).toMatch(code);
  });

  test('a message about a bad number names its row and not its text', async () => {
    const table = file('secret.csv', 'region,n\nnorth,20\nsouth,xyzzy\n');
    const { code, err } = await sluice('egress', table, '--dims', 'region', '--count', 'n');
    expect(code).toBe(2);
    expect(err).toContain('row 2');
    expect(err).not.toContain('xyzzy');
  });
});
