import { fail } from '@sluice/errors';

/**
 * How many of `count` a share allows: floor(share x count), with the share read as the decimal that stands in the
 * product file. 0.29 of 100 is 29; in binary floating point it would be 28.999… and round down to 28.
 *
 * The shortest text of a double is the decimal that was written, for every decimal that `parseProduct` lets through.
 * @param share in [0, 1]
 * @param count non-negative integer (rows or people)
 * @throws internal/share where either is out of range
 */
export function shareOf(share: number, count: number): number {
  if (!(share >= 0 && share <= 1) || !Number.isSafeInteger(count) || count < 0) {
    fail('internal', 'internal/share', 'expected a share in [0, 1] and a count that is a non-negative integer');
  }
  const [mantissa, exponent = '0'] = String(share).split('e');
  const [whole, fraction = ''] = mantissa.split('.');
  // The exponent of a share is never positive: 1 is the largest.
  const scale = 10n ** BigInt(fraction.length - Number(exponent));
  return Number((BigInt(whole + fraction) * BigInt(count)) / scale);
}
