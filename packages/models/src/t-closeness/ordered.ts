import type { GroundDistance, Mass, ReferenceMass } from './ground-distance.js';

/**
 * Earth mover's distance over a total order, with |i - j| / (m - 1) between the i-th and the j-th of the m values that
 * occur in the reference (Li, Li, Venkatasubramanian 2007, section 4.1). It is the sum of the absolute differences of
 * the two cumulative distributions, divided by m - 1.
 *
 * The cumulative distribution of a class is constant between its own values. There, two prefix sums of the reference's
 * cumulative counts replace the walk: a class with p values costs p log m, not m.
 * @param ranks place of each value in the order; every value of a measured class must occur in the reference
 */
export function orderedDistance(ranks: Int32Array, reference: ReferenceMass): GroundDistance {
  const domain = Array.from(ranks.keys())
    .filter((v) => reference.amounts[v] > 0)
    .sort((a, b) => ranks[a] - ranks[b]);
  const m = domain.length;
  const placeOf = new Int32Array(ranks.length).fill(-1);
  /** Units up to and with place i. */
  const cumulative = new Float64Array(m);
  /** Sum of `cumulative` before place i. Length: m + 1. */
  const prefix = new Float64Array(m + 1);
  let sum = 0;
  domain.forEach((value, i) => {
    placeOf[value] = i;
    sum += reference.amounts[value];
    cumulative[i] = sum;
    prefix[i + 1] = prefix[i] + sum;
  });
  const amountAt = new Float64Array(m);

  /** Puts the class's amounts at their places, and returns these in order. */
  function spread({ values, amounts, from, to }: Mass): Int32Array {
    const places = new Int32Array(to - from);
    for (let i = from; i < to; i++) {
      places[i - from] = placeOf[values[i]];
      amountAt[placeOf[values[i]]] = amounts[i];
    }
    return places.sort();
  }

  /** First place in [from, to) where the reference's cumulative share reaches `share`; `to` where none does. */
  function firstAtLeast(share: number, from: number, to: number): number {
    let [low, high] = [from, to];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (cumulative[middle] / reference.total < share) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function between(share: number, from: number, to: number): number {
    const turn = firstAtLeast(share, from, to);
    const below = share * (turn - from) - (prefix[turn] - prefix[from]) / reference.total;
    const above = (prefix[to] - prefix[turn]) / reference.total - share * (to - turn);
    return below + above;
  }

  return {
    measure(mass) {
      const places = spread(mass);
      let distance = between(0, 0, places[0] ?? m);
      let units = 0;
      for (let k = 0; k < places.length; k++) {
        units += amountAt[places[k]];
        distance += between(units / mass.total, places[k], places[k + 1] ?? m);
      }
      for (const place of places) amountAt[place] = 0;
      return m > 1 ? distance / (m - 1) : 0;
    },
    exact(mass) {
      const places = spread(mass);
      const [n, total] = [BigInt(mass.total), BigInt(reference.total)];
      let distance = 0n;
      let units = 0n;
      for (let i = 0; i < m; i++) {
        units += BigInt(amountAt[i]);
        const difference = units * total - BigInt(cumulative[i]) * n;
        distance += difference < 0n ? -difference : difference;
      }
      for (const place of places) amountAt[place] = 0;
      return [distance, BigInt(Math.max(1, m - 1)) * n * total];
    },
  };
}
