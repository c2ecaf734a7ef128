/**
 * A root of a continuous function between two points at which its signs differ, by Ridders' method (Ridders 1979, "A
 * new algorithm for computing a single root of a real continuous function"). The bracket at least halves in each step,
 * so it cannot run away as Newton's method does.
 * @param f takes a point of [low, high]
 * @returns the root to about the last bit, or undefined where there is no change of sign or a value is not a number
 */
export function rootBetween(f: (x: number) => number, low: number, high: number): number | undefined {
  let [a, b] = [low, high];
  let [fa, fb] = [f(a), f(b)];
  if (fa === 0) return a;
  if (fb === 0) return b;
  if (!(fa * fb < 0) && !(Math.sign(fa) * Math.sign(fb) < 0)) return undefined;
  for (let step = 0; step < 200; step++) {
    const m = a + (b - a) / 2;
    if (m <= Math.min(a, b) || m >= Math.max(a, b)) return m;
    const fm = f(m);
    if (Number.isNaN(fm)) return undefined;
    if (fm === 0) return m;
    // fa and fb differ in sign, so the number under the root is positive; infinite values fall back on bisection.
    const offset = ((m - a) * Math.sign(fa - fb) * fm) / Math.sqrt(fm * fm - fa * fb);
    const x = Number.isFinite(offset) ? m + offset : m;
    const fx = f(x);
    if (Number.isNaN(fx)) return undefined;
    if (fx === 0) return x;
    const [p, fp, q, fq] = m < x ? [m, fm, x, fx] : [x, fx, m, fm];
    if (Math.sign(fp) !== Math.sign(fq)) [a, fa, b, fb] = [p, fp, q, fq];
    else if (Math.sign(fp) === Math.sign(fa)) [a, fa] = [q, fq];
    else [b, fb] = [p, fp];
    if (Math.abs(b - a) <= 4 * Number.EPSILON * Math.max(Math.abs(a), Math.abs(b))) return a + (b - a) / 2;
  }
  return a + (b - a) / 2;
}
