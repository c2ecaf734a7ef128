import type { Day } from '../days.js';
import { below, chance } from '../draw.js';
import type { Random } from '../random.js';
import { weighted } from '../weights.js';
import type { County } from '../world/places.js';

/** Where a person lives on a day. */
export type Residence = (day: Day) => County;

/**
 * The residence of a person registered in `home`: one in eight had moved before the window, one in fourteen moves
 * within it, mostly inside the city or the province.
 */
export function residenceOf(
  random: Random,
  home: County,
  places: readonly County[],
  window: { readonly from: Day; readonly days: number },
): Residence {
  const start = chance(random, 0.12) ? elsewhere(random, home, places) : home;
  if (!chance(random, 0.07)) return () => start;
  const later = elsewhere(random, start, places);
  const day = window.from + below(random, window.days);
  return (today) => (today < day ? start : later);
}

function elsewhere(random: Random, { code, city, province }: County, places: readonly County[]): County {
  const distance = random();
  const near = places.filter((p) => {
    if (p.code === code) return false;
    if (distance < 0.6) return p.city.code === city.code;
    return distance > 0.9 || p.province.code === province.code;
  });
  const candidates = near.length > 0 ? near : places;
  return candidates[weighted(candidates.map((p) => p.weight))(random)];
}
