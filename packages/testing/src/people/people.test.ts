import { describe, expect, test } from 'vitest';
import { streams } from '../random.js';
import { nameOf } from './name.js';
import { phoneOf } from './phone.js';
import { population } from './population.js';
import { residentId, residentIdCheck } from './resident-id.js';
import { GIVEN, SURNAMES } from './surnames.js';

describe('resident identity numbers', () => {
  test('the two examples of GB 11643', () => {
    expect(residentIdCheck('11010519491231002')).toBe('X');
    expect(residentIdCheck('44052418800101001')).toBe('4');
    expect(residentId('110105', '1949-12-31', '女', 1)).toBe('11010519491231002X');
  });

  test('every single wrong digit changes the check character', () => {
    const digits = '37610219671019203';
    for (let i = 0; i < 17; i++) {
      for (let d = 0; d < 10; d++) {
        const wrong = digits.slice(0, i) + d + digits.slice(i + 1);
        if (wrong !== digits) expect(residentIdCheck(wrong)).not.toBe(residentIdCheck(digits));
      }
    }
  });
});

describe('population', () => {
  const people = population({ seed: 1, people: 3000 });

  test('identity numbers are distinct and agree with region, birth date and sex', () => {
    expect(new Set(people.map((p) => p.id)).size).toBe(people.length);
    for (const { id, home, birthDate, sex } of people) {
      expect(id).toMatch(/^\d{17}[\dX]$/);
      expect(id.slice(0, 6)).toBe(home.code);
      expect(id.slice(6, 14)).toBe(birthDate.replaceAll('-', ''));
      expect(Number(id[16]) % 2).toBe(sex === '男' ? 1 : 0);
      expect(id[17]).toBe(residentIdCheck(id));
    }
  });

  test('the first people do not depend on how many follow', () => {
    expect(population({ seed: 1, people: 40 })).toEqual(people.slice(0, 40));
  });

  test('nobody is born after the reference day, some before 1970, a few have no phone', () => {
    const births = people.map((p) => p.birthDate).sort();
    expect(births.at(-1)! <= '2023-01-01').toBe(true);
    expect(births[0] < '1930-01-01').toBe(true);
    const silent = people.filter((p) => p.phone === null).length;
    expect(silent).toBeGreaterThan(60);
    expect(silent).toBeLessThan(180);
  });

  test('the population is skewed to the large places', () => {
    const counts = new Map<string, number>();
    for (const { home } of people) counts.set(home.code, (counts.get(home.code) ?? 0) + 1);
    const sorted = [...counts.values()].sort((a, b) => b - a);
    expect(sorted[0]).toBeGreaterThan(8 * sorted[Math.floor(sorted.length * 0.9)]);
  });
});

describe('names', () => {
  test('Han characters and pinyin go together, compound surnames among them', () => {
    const random = streams(1)('name');
    const names = Array.from({ length: 3000 }, (_, i) => nameOf(random, i % 2 ? '男' : '女'));
    for (const { han, pinyin } of names) {
      expect(han).toMatch(/^\p{Script=Han}{2,4}$/u);
      expect(pinyin).toMatch(/^[A-Z][a-zü]+ [A-Z][a-z]+$/);
    }
    expect(names.some(({ han }) => han.startsWith('欧阳'))).toBe(true);
    expect(new Set(names.map((n) => n.han)).size).toBeGreaterThan(1500);
  });

  test('the lists pair characters with sounds', () => {
    for (const [han, pinyin] of [...SURNAMES, ...GIVEN.男, ...GIVEN.女, ...GIVEN.both]) {
      expect(han).toMatch(/^\p{Script=Han}{1,2}$/u);
      expect(pinyin).toMatch(/^[a-zü]+$/);
    }
  });
});

test('phones have eleven digits', () => {
  const random = streams(1)('phone');
  for (let i = 0; i < 100; i++) expect(phoneOf(random)).toMatch(/^1[3-9]\d{9}$/);
});
