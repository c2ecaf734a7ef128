import { fail } from '@sluice/errors';

/** floor(share × n) with the share read as a decimal literal: floor(0.29 × 100) is 29, not 28. */
export function naiveFloorShare(share: number | string, n: number): number {
  const [, whole, fraction = '', exponent = '0'] =
    /^(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/.exec(String(share)) ??
    fail('input', 'testing/share', 'A share is a decimal number of at least 0');
  const scale = fraction.length - Number(exponent);
  const product = BigInt(whole + fraction) * BigInt(n);
  return Number(scale >= 0 ? product / 10n ** BigInt(scale) : product * 10n ** BigInt(-scale));
}
