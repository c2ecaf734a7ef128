/** Weights of the first 17 digits: powers of two modulo 11 (GB 11643-1999, section on the check character). */
const WEIGHTS = Array.from({ length: 17 }, (_, i) => 2 ** (17 - i) % 11);
/** Check character for each remainder of the weighted sum modulo 11 (ISO 7064, MOD 11-2). */
const CHECK = '10X98765432';

/** Check character of the first 17 digits of a resident identity number. */
export function residentIdCheck(digits: string): string {
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += Number(digits[i]) * WEIGHTS[i];
  return CHECK[sum % 11];
}

/**
 * An 18-character resident identity number (GB 11643-1999): division code (6), birth date (8), order number (3, odd
 * for men, even for women), check character.
 *
 * @param order 0 to 499: which of the numbers that the sex leaves
 */
export function residentId(region: string, birthDate: string, sex: string, order: number): string {
  const sequence = String(order * 2 + (sex === '男' ? 1 : 0)).padStart(3, '0');
  const digits = `${region}${birthDate.replaceAll('-', '')}${sequence}`;
  return digits + residentIdCheck(digits);
}
