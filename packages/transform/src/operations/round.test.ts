import fc from 'fast-check';
import { expect, test } from 'vitest';
import { caught, cells, column, columnOf, spareValues } from '../../test/column.js';
import { type RoundParams, round } from './round.js';

const apply = (
  values: (string | null)[],
  type: 'integer' | 'decimal' | 'string',
  to: number,
  mode: RoundParams['mode'] = 'half-even',
) => round.apply([column(values, type)], { to, mode }, {})[0];

test('integers to a whole step stay integers of any size', () => {
  const output = apply(['14', '15', '-15', null, '9007199254740995', '-4'], 'integer', 10);
  expect(output.type).toBe('integer');
  expect(cells(output)).toEqual(['10', '20', '-20', null, '9007199254741000', '0']);
});

test('everything else becomes canonical decimals', () => {
  expect(apply(['5', '6'], 'integer', 2.5)).toMatchObject({ type: 'decimal', values: ['5'] });
  expect(cells(apply(['6'], 'integer', 0.25))).toEqual(['6']);
  expect(cells(apply(['1.005', '0.1', '-0.004', '1e21', '1e-9'], 'decimal', 0.01, 'half-up'))).toEqual([
    '1.01',
    '0.1',
    '0',
    '1e+21',
    '0',
  ]);
  expect(apply(['007'], 'string', 1)).toMatchObject({ type: 'decimal', values: ['7'] });
});

test('equal outputs share a code', () => {
  const output = apply(['1', '2', '3', '4'], 'integer', 100);
  expect(output.values).toEqual(['0']);
});

test('values that are no finite numbers are counted, not named', () => {
  for (const bad of ['NaN', 'secret', 'Infinity', '1e400']) {
    const error = caught(() => apply(['1', bad, bad], 'decimal', 0.5));
    expect(error.code).toBe('transform/not-a-number');
    expect(error.message).toContain('1 of 2 distinct values (2 of 3 rows)');
    expect(error.message).not.toContain(bad);
  }
});

test('outputs are canonical, unsigned at zero, within half a step, and in a dictionary without spare values', () => {
  const number = fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((n) => String(n === 0 ? 0 : n));
  fc.assert(
    fc.property(columnOf(number, 'decimal'), fc.constantFrom(0.01, 0.25, 1, 10), (input, to) => {
      const [output] = round.apply([input], { to, mode: 'half-even' }, {});
      expect(spareValues(output)).toEqual([]);
      const before = cells(input);
      cells(output).forEach((cell, row) => {
        expect(cell === null).toBe(before[row] === null);
        if (cell === null) return;
        expect(cell).toBe(String(Number(cell)));
        expect(cell).not.toBe('-0');
        expect(Math.abs(Number(cell) - Number(before[row]))).toBeLessThanOrEqual((to / 2) * (1 + 1e-6));
      });
    }),
    { numRuns: 200 },
  );
});

test('parameters: a positive finite step', () => {
  expect(round.params.parse({ to: 5 })).toEqual({ to: 5, mode: 'half-even' });
  for (const bad of [
    {},
    { to: 0 },
    { to: -1 },
    { to: Number.POSITIVE_INFINITY },
    { to: '5' },
    { to: 1, mode: 'up' },
    { to: 1, x: 1 },
  ]) {
    expect(round.params.safeParse(bad).success).toBe(false);
  }
});
