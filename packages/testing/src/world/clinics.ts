import type { TextTable } from '../tables/text-table.js';
import { type County, counties } from './places.js';

/** Kinds of institution, from the nearest to the most specialised. */
export const TIERS = ['community', 'county', 'city', 'province'] as const;
export type Tier = (typeof TIERS)[number];

export interface Clinic {
  /** Code of its county, a hyphen, and a running number. */
  readonly id: string;
  readonly name: string;
  readonly tier: Tier;
  readonly county: County;
}

const TIER_NAMES: Record<Tier, string> = {
  community: '社区卫生服务中心',
  county: '人民医院',
  city: '市中心医院',
  province: '省立医院',
};

/**
 * Institutions of the invented country: in each county three community centres and one hospital, in the first county
 * of each city two city hospitals, in the first county of each province two provincial ones.
 */
export function clinics(places: readonly County[] = counties()): readonly Clinic[] {
  const seen = new Set<string>();
  return places.flatMap((county) => {
    const tiers: Tier[] = ['community', 'community', 'community', 'county'];
    if (firstOf(seen, county.city.code)) tiers.push('city', 'city');
    if (firstOf(seen, county.province.code)) tiers.push('province', 'province');
    return tiers.map((tier, i) => {
      const number = String(i + 1).padStart(2, '0');
      return { id: `${county.code}-${number}`, name: `${county.name}${TIER_NAMES[tier]}${number}`, tier, county };
    });
  });
}

/** The institutions as a table: clinic, clinic_name, tier, county. */
export function clinicTable(): TextTable {
  const list = clinics();
  const column = (name: string, cellOf: (clinic: Clinic) => string) => ({
    name,
    type: 'string' as const,
    cells: list.map(cellOf),
  });
  return {
    rows: list.length,
    columns: [
      column('clinic', (c) => c.id),
      column('clinic_name', (c) => c.name),
      column('tier', (c) => c.tier),
      column('county', (c) => c.county.code),
    ],
  };
}

/** Hierarchy rows: clinic; tier; `*`. The tier tells what care was sought, not where: that is the district's part. */
export function clinicHierarchy(): string[][] {
  return clinics().map(({ id, tier }) => [id, tier, '*']);
}

function firstOf(seen: Set<string>, code: string): boolean {
  const first = !seen.has(code);
  seen.add(code);
  return first;
}
