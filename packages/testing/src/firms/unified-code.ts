/** Characters of a unified social credit code, in the order of their values; I, O, S, V and Z are not among them. */
const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** Weights of the first 17 characters: powers of three modulo 31 (GB 32100-2015, recalled convention). */
const WEIGHTS = Array.from({ length: 17 }, (_, i) => {
  let weight = 1;
  for (let n = 0; n < i; n++) weight = (weight * 3) % 31;
  return weight;
});
/** Weights of the eight digits of an organisation code (GB 11714-1997, recalled convention). */
const ORGANISATION = [3, 7, 9, 10, 5, 8, 4, 2];

/** Check character of the first 17 characters. */
export function unifiedCodeCheck(body: string): string {
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += CHARACTERS.indexOf(body[i]) * WEIGHTS[i];
  return CHARACTERS[(31 - (sum % 31)) % 31];
}

/**
 * An 18-character code of a firm: registering department 9 and kind 1 (a company), division code (6), organisation code
 * (9, the last its own check character), check character.
 *
 * @param order 0 to 99,999,999
 */
export function unifiedCode(region: string, order: number): string {
  const digits = String(order).padStart(8, '0');
  let sum = 0;
  for (let i = 0; i < 8; i++) sum += Number(digits[i]) * ORGANISATION[i];
  const check = '0X987654321'[sum % 11];
  const body = `91${region}${digits}${check}`;
  return body + unifiedCodeCheck(body);
}
