import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Decimal, decimalText, parseDecimal } from './decimal.js';
import { type RoundingMode, roundToStep } from './round.js';

const round = (text: string, step: string, mode: RoundingMode) =>
  decimalText(roundToStep(parseDecimal(text)!, parseDecimal(step)!, mode));

test.each([
  // value, step, half-even, half-up, floor
  ['2.5', '1', '2', '3', '2'],
  ['3.5', '1', '4', '4', '3'],
  ['-2.5', '1', '-2', '-3', '-3'],
  ['-3.5', '1', '-4', '-4', '-4'],
  ['-0.4', '1', '0', '0', '-1'],
  ['0.15', '0.1', '0.2', '0.2', '0.1'],
  ['0.25', '0.1', '0.2', '0.3', '0.2'],
  ['1.005', '0.01', '1', '1.01', '1'],
  ['25', '10', '20', '30', '20'],
  ['7', '5', '5', '5', '5'],
  ['-7', '5', '-5', '-5', '-10'],
  ['9007199254740995', '10', '9007199254741000', '9007199254741000', '9007199254740990'],
  ['1', '3', '0', '0', '0'],
  ['5', '3', '6', '6', '3'],
])('%s to multiples of %s', (value, step, even, up, floor) => {
  expect(round(value, step, 'half-even')).toBe(even);
  expect(round(value, step, 'half-up')).toBe(up);
  expect(round(value, step, 'floor')).toBe(floor);
});

/** Walks through the multiples around a value, in hundredths: slow and plain. */
function naive(value: number, step: number, mode: RoundingMode): number {
  let below = 0;
  while (below > value) below -= step;
  while (below + step <= value) below += step;
  if (below === value || mode === 'floor') return below;
  const [down, up] = [value - below, below + step - value];
  if (down !== up) return down < up ? below : below + step;
  if (mode === 'half-up') return value > 0 ? below + step : below;
  return (below / step) % 2 === 0 ? below : below + step;
}

test('agrees with a walk through the multiples', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -5000, max: 5000 }),
      fc.integer({ min: 1, max: 700 }),
      fc.constantFrom<RoundingMode>('half-even', 'half-up', 'floor'),
      (value, step, mode) => {
        const hundredths = (n: number): Decimal => ({ digits: BigInt(n), scale: 2 });
        const got = roundToStep(hundredths(value), hundredths(step), mode);
        expect(Number(got.digits)).toBe(naive(value, step, mode) + 0);
      },
    ),
    { numRuns: 500 },
  );
});

test('spelling does not matter: further zeros in value or step give the same multiple', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 1, max: 99 }), fc.nat(6), fc.nat(6), (value, step, v, s) => {
      const plain = roundToStep({ digits: BigInt(value), scale: 1 }, { digits: BigInt(step), scale: 1 }, 'half-even');
      const padded = roundToStep(
        { digits: BigInt(value) * 10n ** BigInt(v), scale: 1 + v },
        { digits: BigInt(step) * 10n ** BigInt(s), scale: 1 + s },
        'half-even',
      );
      expect(decimalText(padded)).toBe(decimalText(plain));
    }),
  );
});
