import { ageOn } from '../days.js';
import { normal } from '../draw.js';
import type { Person } from '../people/population.js';
import type { Random } from '../random.js';
import { weighted } from '../weights.js';

/** How much more often each age band sees a doctor. */
const NEED = [1.4, 0.6, 0.7, 0.8, 0.9, 1.1, 1.5, 2, 2.3, 2.2];

/**
 * Who makes each visit, as indices into `people`: everyone comes once as long as the visits last; the others fall to
 * people in proportion to a log-normal frailty times the need of their age, so that few people make many visits.
 */
export function visitorsOf(
  people: readonly Person[],
  visits: number,
  { frailty, who }: { readonly frailty: Random; readonly who: Random },
  reference: string,
): number[] {
  const weights = people.map(({ birthDate }) => {
    const band = Math.min(9, Math.floor(ageOn(birthDate, reference) / 10));
    return NEED[band] * Math.exp(0.9 * normal(frailty));
  });
  const draw = visits > people.length ? weighted(weights) : undefined;
  return Array.from({ length: visits }, (_, visit) => (draw && visit >= people.length ? draw(who) : visit));
}
