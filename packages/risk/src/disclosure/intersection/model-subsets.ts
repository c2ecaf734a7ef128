import type { EntrySets } from './entry-sets.js';
import type { SensitiveUse } from './sensitive-uses.js';

const MOST_SETS = 2 ** 16;

/**
 * The sets of releases, beside the full one, on which models must be judged (see proof.md). Leaving a release out of a
 * set unites groups. Where each person has one entry in it, the groups united have no common people, and an additive
 * model holds on the union because it holds on the parts; any other release has to be left out and kept, in turn.
 * @returns undefined where the sets are more than `MOST_SETS`: they double with each release
 */
export function modelSubsets(
  releases: readonly Pick<EntrySets, 'several'>[],
  uses: readonly (readonly SensitiveUse[])[],
  next: number,
): number[][] | undefined {
  const found = new Map<string, number[]>();
  for (const [r, own] of uses.entries()) {
    if (own.length === 0) continue;
    const additive = own.every((use) => use.additive);
    const leavable = releases.flatMap(({ several }, j) => (j !== next && j !== r && (several || !additive) ? [j] : []));
    if (2 ** leavable.length > MOST_SETS) return undefined;
    for (let mask = 1; mask < 2 ** leavable.length; mask++) {
      const left = releases.flatMap((_, j) => {
        const bit = leavable.indexOf(j);
        return bit >= 0 && Math.floor(mask / 2 ** bit) % 2 === 1 ? [] : [j];
      });
      found.set(left.join(), left);
    }
  }
  return [...found.values()];
}
