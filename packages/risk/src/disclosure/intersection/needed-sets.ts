import type { RecordVectors } from './record-vectors.js';
import type { SensitiveUse } from './sensitive-uses.js';

/** Sets that are looked at before the answer is a refusal: they double with each release that has to be left out. */
export const MOST_SETS = 2 ** 16;

/**
 * Where a person has records that are the same in some of the releases and differ in the others, leaving out the others
 * unites groups with common people. Each list has the new release, and one in which both records stand.
 * @returns undefined beyond `MOST_SETS`
 */
function agreements({ releases, entries, starts, vectors, sets }: RecordVectors, next: number): number[][] | undefined {
  const found = new Map<string, number[]>();
  const at = releases.indexOf(next);
  for (let s = 0; s < sets; s++)
    for (let i = starts[s]; i < starts[s + 1]; i++)
      for (let j = i + 1; j < starts[s + 1]; j++) {
        const [a, b] = [vectors[i], vectors[j]];
        if (entries[at][a] !== entries[at][b]) continue;
        const equal = releases.filter((_, e) => entries[e][a] === entries[e][b]);
        if (equal.length < 2 || !entries.some((own) => own[a] !== 0 && own[a] === own[b])) continue;
        found.set(equal.join(), equal);
        if (found.size > MOST_SETS) return undefined;
      }
  return [...found.values()];
}

/**
 * The sets of releases, beside the full one, that have to be looked at (see proof.md). Leaving a release out unites
 * groups. What holds on each holds on their union if nobody is in two of them, the records of a person are the same with
 * fewer releases, and models are additive; otherwise the release has to be left out and kept, in turn.
 * @param concepts over all releases
 * @returns undefined where the sets are more than `MOST_SETS`
 */
export function neededSets(
  concepts: readonly RecordVectors[],
  uses: readonly (readonly SensitiveUse[])[],
  next: number,
): number[][] | undefined {
  const found = new Map<string, number[]>();
  const all = uses.map((_, r) => r);
  const asked = (r: number) => uses[r].length > 0;
  /** Adds all sets with `kept` and some of `leavable`. */
  const add = (kept: readonly number[], leavable: readonly number[]): boolean => {
    if (found.size + 2 ** leavable.length > MOST_SETS) return false;
    for (let mask = 0; mask < 2 ** leavable.length; mask++) {
      const some = leavable.filter((_, bit) => Math.floor(mask / 2 ** bit) % 2 === 1);
      const set = [...kept, ...some].sort((a, b) => a - b);
      if (set.length < all.length) found.set(set.join(), set);
    }
    return true;
  };
  const others = all.filter((r) => r !== next);
  if (uses.some((own) => own.some(({ additive }) => !additive)))
    return add([next], others) ? [...found.values()] : undefined;

  const loose = concepts
    .filter(({ several }) => several && concepts.length > 1)
    .flatMap(({ releases }) => releases)
    .filter((r) => r !== next);
  const kept = all.filter((r) => !loose.includes(r));
  if (!add(kept, loose)) return undefined;
  if (concepts.length === 1 && concepts[0].several && all.some(asked))
    for (const equal of agreements(concepts[0], next) ?? [all]) {
      if (!equal.some(asked)) continue;
      if (
        !add(
          [next],
          equal.filter((r) => r !== next),
        )
      )
        return undefined;
    }
  return [...found.values()];
}
