import { chance } from '../draw.js';
import type { Random } from '../random.js';
import { weighted, zipf } from '../weights.js';
import type { Clinic, Tier } from '../world/clinics.js';
import type { County } from '../world/places.js';

const HOSPITAL_TIERS = ['county', 'city', 'province'] as const;
const drawHospitalTier = weighted([55, 33, 12]);

/**
 * Compiles the choice of a clinic by someone who lives in a county: hospital or community centre by need, and of that
 * tier one nearby: in the county, else the city, else the province.
 */
export function clinicChoice(
  clinics: readonly Clinic[],
): (random: Random, residence: County, hospitalShare: number) => Clinic {
  const nearby = new Map<string, (random: Random) => Clinic>();
  const group = (scope: string, tier: Tier) => {
    const key = `${scope}/${tier}`;
    const known = nearby.get(key);
    if (known) return known;
    const members = clinics.filter((c) => c.tier === tier && scopesOf(c.county).includes(scope));
    const index = weighted(zipf(members.length, 0.8));
    const draw = (random: Random) => members[index(random)];
    nearby.set(key, draw);
    return draw;
  };
  return (random, residence, hospitalShare) => {
    const tier = chance(random, hospitalShare)
      ? HOSPITAL_TIERS[drawHospitalTier(random)]
      : chance(random, 0.12)
        ? 'county'
        : 'community';
    const [county, city, province] = scopesOf(residence);
    const scope = { community: county, county, city, province }[tier];
    return group(scope === county && chance(random, 0.07) ? city : scope, tier)(random);
  };
}

function scopesOf({ code, city, province }: County): [string, string, string] {
  return [code, city.code, province.code];
}
