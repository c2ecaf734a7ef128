import { z } from 'zod';
import { ascendingEdges } from '../numbers/ascending.js';
import { bandFinder, bandLabels } from '../numbers/bands.js';
import type { HierarchyKind } from './kind.js';
import { levelOf } from './level.js';
import { starLevel } from './top.js';

const params = z
  .strictObject({
    intervals: z
      .strictObject({
        edges: ascendingEdges,
        groups: z
          .array(z.int().min(2))
          .optional()
          .describe('for each further level, how many neighbouring intervals become one'),
      })
      .check((context) => {
        const { edges, groups = [] } = context.value;
        let intervals = edges.length - 1;
        groups.forEach((fanOut, i) => {
          if (intervals < 2) {
            const message = 'nothing is left to merge at this level';
            context.issues.push({ code: 'custom', message, path: ['groups', i], input: context.value, continue: true });
          }
          intervals = Math.ceil(intervals / fanOut);
        });
      }),
    top: z.boolean().optional().describe('false: no implicit `*` above the last level'),
  })
  .describe('a hierarchy over numbers: raw values, half-open intervals, merged intervals');

export type IntervalHierarchy = z.infer<typeof params>;

/** Edges of each interval level, fine to coarse. Merging keeps every n-th edge, so each level nests in the next. */
function edgesPerLevel({ edges, groups = [] }: IntervalHierarchy['intervals']): readonly (readonly number[])[] {
  const levels = [edges];
  for (const fanOut of groups) {
    const finer = levels[levels.length - 1];
    levels.push(finer.filter((_, i) => i % fanOut === 0 || i === finer.length - 1));
  }
  return levels;
}

/**
 * Level 0 the raw number, level 1 the half-open intervals `[a, b)` between neighbouring edges, further levels merge
 * `groups[i]` neighbours from the lowest on (the last group may be smaller). Numbers below the first edge and from the
 * last on are the bands `<a` and `>=z` at every level. The leaves are the distinct source values; the implicit top is
 * always there.
 */
export const intervalHierarchy: HierarchyKind<IntervalHierarchy> = Object.freeze<HierarchyKind<IntervalHierarchy>>({
  kind: 'intervals',
  params,
  lacking: Object.freeze({
    code: 'hierarchy/not-a-number',
    expected: 'are no decimal numbers',
    hint: 'Mend the values at the source.',
  }),
  shape: ({ intervals, top = true }) => ({ levels: 2 + (intervals.groups?.length ?? 0) + (top ? 1 : 0), star: top }),
  open({ intervals, top = true }) {
    const finders = edgesPerLevel(intervals).map((edges) => ({ labels: bandLabels(edges), find: bandFinder(edges) }));
    return {
      has: (value) => finders[0].find(value) >= 0,
      over(values) {
        const levels = [levelOf(values)];
        for (const { labels, find } of finders) levels.push(levelOf(values.map((value) => labels[find(value)])));
        if (top) levels.push(starLevel(values.length, values.length));
        return { leafCount: values.length, levels };
      },
    };
  },
  publicSpec: ({ intervals, top }) => ({ kind: 'intervals', ...intervals, ...(top === false && { top }) }),
});
