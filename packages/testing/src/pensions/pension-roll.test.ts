import { describe, expect, test } from 'vitest';
import { ageOn } from '../days.js';
import { residentIdCheck } from '../people/resident-id.js';
import { cellsOf } from '../tables/text-table.js';
import { counties } from '../world/places.js';
import { pensionRoll } from './pension-roll.js';

const REFERENCE = '2026-06-30';
const table = pensionRoll({ seed: 3, people: 20_000, reference: REFERENCE });
const column = (name: string) => cellsOf(table, name) as readonly string[];
const ages = column('birth_date').map((date) => ageOn(date, REFERENCE));
const share = (test: (row: number) => boolean, among: (row: number) => boolean = () => true) => {
  const rows = ages.map((_, row) => row).filter(among);
  return rows.filter(test).length / rows.length;
};

describe('20,000 pensioners', () => {
  test('one row a person, with well-formed numbers of invented places', () => {
    const ids = column('id_card');
    expect(new Set(ids).size).toBe(20_000);
    expect(ids.every((id) => residentIdCheck(id) === id[17])).toBe(true);
    const codes = new Set(counties().map(({ code }) => code));
    expect(column('address').every((code) => codes.has(code))).toBe(true);
  });

  test('of 50 to 99 years, most between 60 and 75', () => {
    expect(Math.min(...ages)).toBeGreaterThanOrEqual(50);
    expect(Math.max(...ages)).toBeLessThan(100);
    expect(share((row) => ages[row] >= 60 && ages[row] < 75)).toBeGreaterThan(0.55);
  });

  test('most are paid, and death goes with age', () => {
    const status = column('status');
    expect(share((row) => status[row] === 'active')).toBeGreaterThan(0.85);
    const died = (from: number, to: number) =>
      share(
        (row) => status[row] === 'deceased',
        (row) => ages[row] >= from && ages[row] < to,
      );
    expect(died(85, 100)).toBeGreaterThan(5 * died(50, 65));
    expect(share((row) => status[row] === 'suspended')).toBeGreaterThan(0.01);
    expect(share((row) => status[row] === 'transferred')).toBeGreaterThan(0.002);
  });

  test('the last payment is this month for the active alone, and never after the reference', () => {
    const status = column('status');
    const paid = column('last_paid');
    expect(paid.every((day, row) => (day === '2026-06-15') === (status[row] === 'active'))).toBe(true);
    expect(paid.every((day) => day <= REFERENCE)).toBe(true);
  });

  test('amounts are canonical decimals about a median of some 2,900 yuan', () => {
    const amounts = column('amount');
    for (const amount of amounts.slice(0, 500)) expect(String(Number(amount))).toBe(amount);
    const sorted = amounts.map(Number).sort((a, b) => a - b);
    expect(sorted[10_000]).toBeGreaterThan(2400);
    expect(sorted[10_000]).toBeLessThan(3400);
  });
});

test('the first rows do not depend on how many follow; another seed gives other people', () => {
  const first = (seed: number, people: number) =>
    pensionRoll({ seed, people }).columns.map(({ cells }) => cells.slice(0, 20));
  expect(first(1, 20)).toEqual(first(1, 200));
  expect(first(1, 20)).not.toEqual(first(2, 20));
});

test('before the 15th of January the last payment was in December', () => {
  const { columns } = pensionRoll({ seed: 1, people: 50, reference: '2026-01-10' });
  const last = columns.find(({ name }) => name === 'last_paid')!.cells;
  expect(last).toContain('2025-12-15');
  expect(last.every((day) => day! <= '2025-12-15')).toBe(true);
});
