import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addDuration, addMonths, addWorkingDays, isDuration, lastDayOfTerm, spansMeet } from './days.js';

const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2899-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('days', () => {
  it('of a month that is too short become its last', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2024-02-29', 12)).toBe('2025-02-28');
    expect(addMonths('2026-12-15', 1)).toBe('2027-01-15');
  });

  it('are added and taken off alike', () => {
    fc.assert(fc.property(day, fc.integer({ min: -4000, max: 4000 }), (d, n) => addDays(addDays(d, n), -n) === d));
  });

  it('of a term end the day before its anniversary', () => {
    expect(lastDayOfTerm('2025-09-01', 5)).toBe('2030-08-31');
    expect(lastDayOfTerm('2026-01-01', 3)).toBe('2028-12-31');
  });

  it('follow ISO 8601 durations', () => {
    expect(addDuration('2026-01-31', 'P1M')).toBe('2026-02-28');
    expect(addDuration('2026-01-01', 'P1Y2M3D')).toBe('2027-03-04');
    expect(addDuration('2026-01-01', 'P2W')).toBe('2026-01-15');
    expect(['P1M', 'P1Y', 'P90D', 'P1Y2M'].map(isDuration)).toEqual([true, true, true, true]);
    expect(['', 'P', 'P0D', 'PT1H', 'P1M1Y', '1M', 'P1.5M', 'P-1D'].some(isDuration)).toBe(false);
  });

  it('of work leave out weekends and holidays, and count make-up days', () => {
    const plain = { holidays: [], makeUpDays: [] };
    expect(addWorkingDays('2026-03-02', 10, plain)).toBe('2026-03-16');
    expect(addWorkingDays('2026-03-06', 1, plain)).toBe('2026-03-09');
    expect(addWorkingDays('2026-03-06', 1, { holidays: ['2026-03-09'], makeUpDays: [] })).toBe('2026-03-10');
    expect(addWorkingDays('2026-03-06', 1, { holidays: [], makeUpDays: ['2026-03-07'] })).toBe('2026-03-07');
  });

  it('in common are found whichever span comes first', () => {
    const span = fc
      .tuple(day, fc.integer({ min: 0, max: 900 }))
      .map(([from, n]) => ({ from, until: addDays(from, n) }));
    fc.assert(
      fc.property(span, fc.integer({ min: -1000, max: 1000 }), fc.nat(900), (a, shift, n) => {
        const from = addDays(a.from, shift);
        const b = { from, until: addDays(from, n) };
        let common = false;
        for (let d = b.from; d <= b.until; d = addDays(d, 1)) common ||= d >= a.from && d <= a.until;
        return spansMeet(a, b) === common && spansMeet(b, a) === common;
      }),
      { numRuns: 50 },
    );
    expect(spansMeet({ from: '2026-01-01' }, { from: '2030-01-01', until: '2031-01-01' })).toBe(true);
  });
});
