import { canonicalNumber, compareDecimals, decimalOf, parseDecimal } from './decimal.js';

/**
 * Names of the half-open bands that ascending edges cut the numbers into: `<a`, `[a, b)`, ..., `>=z`.
 * @returns length: edges + 1
 */
export function bandLabels(edges: readonly number[]): readonly string[] {
  const names = edges.map(canonicalNumber);
  const inner = names.slice(1).map((name, i) => `[${names[i]}, ${name})`);
  return [`<${names[0]}`, ...inner, `>=${names[names.length - 1]}`];
}

/** Number of leading indices below `size` for which `holds` is true; once false it must stay false. */
function countLeading(size: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = size;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * A function from decimal text to the index of its band (the number of edges at or below it), -1 when the text is no
 * number. Exact: integers above 2^53 and decimals are compared as written, not as rounded doubles.
 */
export function bandFinder(edges: readonly number[]): (text: string) => number {
  const exact = edges.map(decimalOf);
  return (text) => {
    const number = Number(text);
    // Canonical texts of different doubles name different decimals in the same order, so doubles may decide.
    if (Number.isFinite(number) && String(number) === text)
      return countLeading(edges.length, (i) => edges[i] <= number);
    const value = parseDecimal(text);
    return value ? countLeading(exact.length, (i) => compareDecimals(exact[i], value) <= 0) : -1;
  };
}
