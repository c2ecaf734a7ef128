/** Exact fractions for tests: `[numerator, denominator]`, the denominator positive. */
export type Fraction = readonly [bigint, bigint];

export const fraction = (num: number | bigint, den: number | bigint = 1): Fraction => [BigInt(num), BigInt(den)];
export const plus = (a: Fraction, b: Fraction): Fraction => [a[0] * b[1] + b[0] * a[1], a[1] * b[1]];
export const minus = (a: Fraction, b: Fraction): Fraction => plus(a, [-b[0], b[1]]);
export const times = (a: Fraction, b: Fraction): Fraction => [a[0] * b[0], a[1] * b[1]];
export const absolute = (a: Fraction): Fraction => (a[0] < 0n ? [-a[0], a[1]] : a);
export const least = (a: Fraction, b: Fraction): Fraction => (a[0] * b[1] <= b[0] * a[1] ? a : b);
export const atMost = (a: Fraction, b: Fraction): boolean => a[0] * b[1] <= b[0] * a[1];
export const below = (a: Fraction, b: Fraction): boolean => !atMost(b, a);
export const sum = (all: readonly Fraction[]): Fraction => all.reduce(plus, fraction(0));
