// Differences are computed as such: the difference of two log-gammas (or digammas) of large arguments would lose the
// digits that matter, and populations of 10^10 make them large. Series: Abramowitz & Stegun 6.1.41 and 6.3.18.

/** Below this argument the asymptotic series are not used; recurrence lifts the argument above it. */
const LARGE = 16;

/** ln Γ(x) less its leading part (x - 1/2) ln x - x + ln(2π)/2. */
function stirlingTail(x: number): number {
  const y = 1 / (x * x);
  return (1 / 12 - y * (1 / 360 - y * (1 / 1260 - y * (1 / 1680 - y / 1188)))) / x;
}

/** ln x less ψ(x). */
function digammaTail(x: number): number {
  const y = 1 / (x * x);
  return 0.5 / x + y * (1 / 12 - y * (1 / 120 - y * (1 / 252 - y * (1 / 240 - y / 132))));
}

/** ln Γ(x + a) - ln Γ(x) for x > 0 and a >= 0. */
export function logGammaRatio(x: number, a: number): number {
  let lifted = 0;
  let y = x;
  for (; y < LARGE; y++) lifted += Math.log1p(a / y);
  return (y - 0.5) * Math.log1p(a / y) + a * Math.log(y + a) - a + stirlingTail(y + a) - stirlingTail(y) - lifted;
}

/** ψ(x + m) - ψ(x), which is the sum of 1 / (x + i) over i = 0 … m - 1, for x > 0 and m a whole number. */
export function digammaDifference(x: number, m: number): number {
  let sum = 0;
  if (m <= LARGE) {
    for (let i = 0; i < m; i++) sum += 1 / (x + i);
    return sum;
  }
  let y = x;
  for (; y < LARGE; y++) sum += 1 / y - 1 / (y + m);
  return sum + Math.log1p(m / y) + digammaTail(y) - digammaTail(y + m);
}
