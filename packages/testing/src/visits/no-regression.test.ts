import { describe, expect, test } from 'vitest';
import { toCsv } from '../tables/csv.js';
import { clinicVisits } from './clinic-visits.js';

/** A change here changes every example, benchmark and golden file that is built on a seed: say so in the commit. */
describe('NoRegression', () => {
  test.each([1, 2026, 'a text'])('first rows of seed %s', (seed) => {
    const csv = toCsv(clinicVisits({ seed, people: 60, visits: 150, days: 60 }));
    expect(csv.split('\n').slice(0, 9)).toMatchSnapshot();
  });

  test('first rows of the full table', () => {
    expect(
      toCsv(clinicVisits({ seed: 1 }))
        .split('\n')
        .slice(0, 6),
    ).toMatchSnapshot();
  });
});
