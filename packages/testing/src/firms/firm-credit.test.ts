import { describe, expect, test } from 'vitest';
import { type Cell, cellsOf, type TextTable } from '../tables/text-table.js';
import { firmCredit } from './firm-credit.js';
import { industries, industryHierarchy } from './industries.js';
import { unifiedCode, unifiedCodeCheck } from './unified-code.js';

const { tax, power } = firmCredit({ seed: 5, firms: 20_000 });
const numbers = (table: TextTable, name: string) => cellsOf(table, name).map(Number);
const keyOf = (code: Cell) => code!.normalize('NFKC').trim();
const powerOf = new Map(cellsOf(power, 'ucc').map((code, row) => [keyOf(code), row]));

describe('20,000 firms', () => {
  test('most in both tables, some in one only', () => {
    const shared = cellsOf(tax, 'ucc').filter((code) => powerOf.has(code!)).length;
    expect(shared / 20_000).toBeCloseTo(0.9, 1);
    expect(tax.rows - shared).toBeGreaterThan(500);
    expect(power.rows - shared).toBeGreaterThan(500);
  });

  test('one row a firm in each, although the power company spells some codes its own way', () => {
    expect(new Set(cellsOf(tax, 'ucc')).size).toBe(tax.rows);
    expect(powerOf.size).toBe(power.rows);
    expect(cellsOf(power, 'ucc').filter((code) => code !== keyOf(code)).length).toBeGreaterThan(60);
  });

  test('codes hold their check character, industries stand in the hierarchy', () => {
    expect(
      cellsOf(tax, 'ucc').every((code) => /^[0-9A-Y]{18}$/.test(code!) && unifiedCodeCheck(code!) === code![17]),
    ).toBe(true);
    const leaves = new Set(industryHierarchy().map(([leaf]) => leaf));
    expect(cellsOf(tax, 'industry').every((code) => leaves.has(code!))).toBe(true);
    expect(industries().length).toBe(leaves.size);
  });

  test('turnover is heavy-tailed: the largest hundredth has more than a quarter of all', () => {
    const sorted = numbers(tax, 'turnover').sort((a, b) => b - a);
    const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);
    expect(sum(sorted.slice(0, sorted.length / 100)) / sum(sorted)).toBeGreaterThan(0.25);
    expect(sorted.every(Number.isSafeInteger)).toBe(true);
  });

  test('electricity goes with turnover', () => {
    const turnover = numbers(tax, 'turnover');
    const kwh = numbers(power, 'kwh');
    const pairs = cellsOf(tax, 'ucc').flatMap((code, row) => {
      const other = powerOf.get(code!);
      return other === undefined ? [] : [[Math.log(turnover[row]), Math.log(kwh[other])] as const];
    });
    expect(correlation(pairs)).toBeGreaterThan(0.6);
    expect(correlation(pairs)).toBeLessThan(0.97);
  });

  test('arrears are rare, and go with late bills', () => {
    const owes = numbers(tax, 'tax_arrears').map((yuan) => yuan > 0);
    expect(owes.filter(Boolean).length / owes.length).toBeGreaterThan(0.02);
    expect(owes.filter(Boolean).length / owes.length).toBeLessThan(0.08);
    const late = numbers(power, 'late_months');
    const mean = (wanted: boolean) => {
      const months = cellsOf(tax, 'ucc').flatMap((code, row) => {
        const other = powerOf.get(code!);
        return other === undefined || owes[row] !== wanted ? [] : [late[other]];
      });
      return months.reduce((a, b) => a + b, 0) / months.length;
    };
    expect(mean(true)).toBeGreaterThan(2 * mean(false));
  });
});

test('the first firms do not depend on how many follow', () => {
  const first = (firms: number) => firmCredit({ seed: 1, firms }).tax.columns.map(({ cells }) => cells.slice(0, 15));
  expect(first(20)).toEqual(first(200));
});

test('a code is checked twice over: one wrong digit shows', () => {
  const code = unifiedCode('376102', 1234567);
  expect(code).toHaveLength(18);
  const wrong = `${code.slice(0, 10)}${(Number(code[10]) + 1) % 10}${code.slice(11)}`;
  expect(unifiedCodeCheck(wrong)).not.toBe(wrong[17]);
});

function correlation(pairs: readonly (readonly [number, number])[]): number {
  const mean = (i: 0 | 1) => pairs.reduce((sum, pair) => sum + pair[i], 0) / pairs.length;
  const [mx, my] = [mean(0), mean(1)];
  let xy = 0;
  let xx = 0;
  let yy = 0;
  for (const [x, y] of pairs) {
    xy += (x - mx) * (y - my);
    xx += (x - mx) ** 2;
    yy += (y - my) ** 2;
  }
  return xy / Math.sqrt(xx * yy);
}
