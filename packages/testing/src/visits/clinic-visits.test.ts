import { beforeAll, describe, expect, test } from 'vitest';
import { ageBand, ageOn } from '../days.js';
import { naiveSubject } from '../naive/people.js';
import { streams } from '../random.js';
import { mutualInformation, shuffledMutualInformation } from '../statistics/mutual-information.js';
import { toCodedTable } from '../tables/coded-table.js';
import { type Cell, cellsOf, type TextTable } from '../tables/text-table.js';
import { clinicVisits } from './clinic-visits.js';

describe('50,000 visits', () => {
  let table: TextTable;
  let column: (name: string) => readonly Cell[];
  let people: readonly (string | null)[];
  beforeAll(() => {
    table = clinicVisits({ seed: 1 });
    column = (name) => cellsOf(table, name);
    people = column('id_card').map(naiveSubject);
  });

  test('of nearly 18,000 people', () => {
    expect(table.rows).toBe(50_000);
    expect(table.columns.map((c) => c.name)).toEqual(
      ['id_card', 'name', 'phone', 'birth_date', 'sex'].concat([
        'district',
        'visit_date',
        'clinic',
        'diagnosis',
        'fee',
      ]),
    );
    const distinct = new Set(people.filter((p) => p !== null)).size;
    expect(distinct).toBeGreaterThan(17_900);
    expect(distinct).toBeLessThanOrEqual(18_000);
  });

  test('spread over people with a long tail', () => {
    const counts = countsOf(people.filter((p) => p !== null));
    expect(Math.max(...counts)).toBeGreaterThanOrEqual(30);
    expect(counts.filter((n) => n === 1).length).toBeGreaterThan(3000);
  });

  test('age tells of the diagnosis chapter: more than 0.3 bit above chance', () => {
    const dates = column('visit_date');
    const band = column('birth_date').map((birth, row) => ageBand(ageOn(birth!, dates[row]!)));
    const chapter = column('diagnosis').map((code) => code![0]);
    const chanceBits = shuffledMutualInformation(band, chapter, { random: streams(1)('shuffle') });
    expect(mutualInformation(band, chapter) - chanceBits).toBeGreaterThan(0.3);
  });

  test('residence tells of the clinic: more than 0.3 bit above chance', () => {
    const district = column('district');
    const clinic = column('clinic');
    const chanceBits = shuffledMutualInformation(district, clinic, { random: streams(1)('shuffle') });
    expect(mutualInformation(district, clinic) - chanceBits).toBeGreaterThan(0.3);
  });

  test('the chapter drives the fee', () => {
    const fee = column('fee');
    const feesOf = (letter: string) =>
      column('diagnosis')
        .flatMap((code, row) => (code![0] === letter ? [Number(fee[row])] : []))
        .sort((a, b) => a - b);
    const median = (sorted: number[]) => sorted[sorted.length >> 1];
    expect(median(feesOf('C'))).toBeGreaterThan(5 * median(feesOf('J')));
  });

  test('a person moves now and then: tuples differ even without the date', () => {
    const district = column('district');
    const homes = new Map<string, Set<string>>();
    people.forEach((person, row) => {
      const home = district[row];
      if (person !== null && home !== null) homes.set(person, (homes.get(person) ?? new Set<string>()).add(home));
    });
    const movers = [...homes.values()].filter((set) => set.size > 1).length;
    expect(movers / homes.size).toBeGreaterThan(0.01);
    expect(movers / homes.size).toBeLessThan(0.1);
  });

  test('counting people needs normalised numbers: one person stands in several spellings', () => {
    const spellings = new Set(column('id_card').filter((id) => id !== null)).size;
    const persons = new Set(people.filter((p) => p !== null)).size;
    expect(spellings - persons).toBeGreaterThan(500);
    expect(column('id_card').some((id) => id !== null && /\s/.test(id))).toBe(true);
    expect(column('id_card').some((id) => id !== null && /x$/.test(id))).toBe(true);
    expect(column('id_card').some((id) => id !== null && /[０-９]/.test(id))).toBe(true);
  });

  test('a few cells are missing, and nowhere else', () => {
    const missing = Object.fromEntries(
      table.columns.map(({ name, cells }) => [name, cells.filter((c) => c === null).length]),
    );
    for (const name of ['birth_date', 'name', 'visit_date', 'clinic', 'diagnosis', 'fee']) {
      expect(missing[name]).toBe(0);
    }
    for (const name of ['id_card', 'phone', 'sex', 'district']) {
      expect(missing[name]).toBeGreaterThan(20);
      expect(missing[name]).toBeLessThan(3000);
    }
  });

  test('dates lie in the window and stand in order; fees are canonical decimals', () => {
    const dates = column('visit_date') as readonly string[];
    expect(dates[0]).toBe('2023-01-01');
    expect(dates.at(-1)).toBe('2024-12-31');
    expect(dates.every((date, i) => i === 0 || dates[i - 1] <= date)).toBe(true);
    for (const fee of column('fee')) expect(String(Number(fee))).toBe(fee);
  });

  test('the coded table holds the same', () => {
    const { rows, columns } = toCodedTable(table);
    expect(rows).toBe(50_000);
    const { codes, values } = columns[9];
    expect(values[codes[49_999]]).toBe(cellsOf(table, 'fee')[49_999]);
  });
});

test('a small table keeps every promise of size', () => {
  const table = clinicVisits({ seed: 1, people: 50, visits: 20, days: 30 });
  expect(table.rows).toBe(20);
  expect(clinicVisits({ seed: 1, people: 0, visits: 0 }).rows).toBe(0);
});

function countsOf(list: readonly string[]): number[] {
  const counts = new Map<string, number>();
  for (const item of list) counts.set(item, (counts.get(item) ?? 0) + 1);
  return [...counts.values()];
}
