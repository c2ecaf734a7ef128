/**
 * Edit distance with transpositions of neighbours (optimal string alignment; Damerau 1964), over code points.
 */
export function editDistance(a: string, b: string): number {
  const from = [...a];
  const to = [...b];
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, j) => j);
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let j = 1; j <= to.length; j++) {
      const same = from[i - 1] === to[j - 1];
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      if (swapped) row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
    }
    beforeLast = last;
    last = row;
  }
  return last[to.length];
}

/** Longest name that is compared: beyond it nobody has mistyped a name. */
const LONGEST = 64;

/**
 * The candidate that was probably meant by `name`: equal but for case, its beginning (three letters or more), or at
 * most a third of its characters away and not wholly different. Of several equally near ones the first; `undefined` where none is near.
 */
export function nearest(name: string, candidates: readonly string[]): string | undefined {
  if (name.length > LONGEST) return undefined;
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    if (candidate === name || candidate.length > LONGEST) continue;
    const short = name.length >= 3 && candidate.toLowerCase().startsWith(name.toLowerCase());
    const distance = short ? 1 : editDistance(name.toLowerCase(), candidate.toLowerCase());
    const longer = Math.max(name.length, candidate.length);
    const allowed = Math.max(1, Math.floor(longer / 3));
    if (distance <= allowed && distance < longer && distance < least) {
      best = candidate;
      least = distance;
    }
  }
  return best;
}
