import { describe, expect, test } from 'vitest';
import { streams } from '../random.js';
import { clinicHierarchy, clinics } from './clinics.js';
import { CHAPTERS, chapterOf, diagnosisDraw, diagnosisHierarchy } from './diagnoses.js';
import { counties, districtHierarchy } from './places.js';

/** In a hierarchy equal labels have equal labels further up, leaves stand once, and all rows are equally long. */
function expectHierarchy(rows: readonly (readonly string[])[]): void {
  expect(new Set(rows.map((row) => row[0])).size).toBe(rows.length);
  expect(new Set(rows.map((row) => row.length)).size).toBe(1);
  for (let level = 1; level < rows[0].length; level++) {
    const parents = new Set(rows.map((row) => `${row[level - 1]}>${row[level]}`));
    expect(parents.size).toBe(new Set(rows.map((row) => row[level - 1])).size);
  }
}

describe('places', () => {
  test('120 counties in 20 cities in 5 provinces, with codes that nest', () => {
    const list = counties();
    expect(list.length).toBe(120);
    expect(new Set(list.map((c) => c.code)).size).toBe(120);
    expect(new Set(list.map((c) => c.name)).size).toBe(120);
    expect(new Set(list.map((c) => c.city.code)).size).toBe(20);
    expect(new Set(list.map((c) => c.province.code)).size).toBe(5);
    for (const { code, city, province } of list) {
      expect(code).toMatch(/^\d{6}$/);
      expect(city.code).toBe(`${code.slice(0, 4)}00`);
      expect(province.code).toBe(`${code.slice(0, 2)}0000`);
    }
  });

  test('the hierarchy nests', () => expectHierarchy(districtHierarchy()));
});

describe('clinics', () => {
  test('every county has community centres and a hospital, every city and province larger ones', () => {
    const list = clinics();
    expect(new Set(list.map((c) => c.id)).size).toBe(list.length);
    const count = (tier: string) => list.filter((c) => c.tier === tier).length;
    expect(['community', 'county', 'city', 'province'].map(count)).toEqual([360, 120, 40, 10]);
  });

  test('the hierarchy nests', () => expectHierarchy(clinicHierarchy()));
});

describe('diagnoses', () => {
  test('the hierarchy nests and holds every code that is drawn', () => {
    expectHierarchy(diagnosisHierarchy());
    const known = new Set(diagnosisHierarchy().map((row) => row[0]));
    const draw = diagnosisDraw();
    const random = streams(1)('diagnosis');
    for (let i = 0; i < 5000; i++) expect(known).toContain(draw(random, i % 10, i % 3 ? '女' : '男'));
  });

  test('chapters have a weight for each of ten age bands', () => {
    expect(CHAPTERS.map((c) => c.byAge.length)).toEqual(CHAPTERS.map(() => 10));
    expect(chapterOf('J03.9').name).toBe('呼吸');
  });

  test('only women are pregnant', () => {
    const draw = diagnosisDraw();
    const random = streams(1)('diagnosis');
    const chapters = (sex: string) => Array.from({ length: 500 }, () => draw(random, 2, sex)[0]);
    expect(chapters('女')).toContain('O');
    expect(chapters('男')).not.toContain('O');
  });
});
