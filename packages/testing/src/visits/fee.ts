import { normal } from '../draw.js';
import type { Random } from '../random.js';
import type { Tier } from '../world/clinics.js';
import type { Chapter } from '../world/diagnoses.js';

const TIER_FACTOR: Record<Tier, number> = { community: 0.7, county: 1, city: 1.3, province: 1.6 };

/** Fee in yuan as canonical decimal text, log-normal about the chapter's median; dearer in higher tiers. */
export function feeOf(random: Random, { fee, spread }: Chapter, tier: Tier): string {
  const yuan = fee * TIER_FACTOR[tier] * Math.exp(spread * normal(random));
  return String(Math.max(1, Math.round(yuan * 100) / 100));
}
