import type { IntersectionFact } from '@sluice/policy';
import type { RegistryView } from '@sluice/registry';
import { checkIntersection, decodePersonMap, type PersonMap } from '@sluice/risk';
import type { HistoryKeys } from './history-keys.js';
import { type Delivered, holdingsOf } from './holdings.js';

/** A new release with the map of its people; absent where the product has no subject. */
export interface Newcomer extends Delivered {
  readonly map?: PersonMap;
}

/** The register, and sealed bytes by name: inside a transaction or outside. */
export interface MapSource extends RegistryView {
  getSealed(name: string): Promise<Uint8Array | undefined>;
}

/**
 * Holds a release against all that its holders may have beside it: for each holder the people of all those releases
 * together. The answer names releases, never people.
 */
export async function compareMaps(
  newcomer: Newcomer,
  view: MapSource,
  keys: HistoryKeys | undefined,
): Promise<IntersectionFact> {
  const { map } = newcomer;
  const { sets, releases, maps: names } = await holdingsOf(newcomer, view);
  if (sets.length === 0) return { status: 'first', releases: [], reasons: [] };
  const missing = (ids: readonly string[]): IntersectionFact => ({
    status: 'missing',
    releases: ids,
    reasons: ['no-person-map'],
  });
  if (map === undefined) return missing(releases);
  const maps = new Map<string, PersonMap>();
  for (const id of releases) {
    const name = names.get(id) ?? null;
    const sealed = name === null ? undefined : await view.getSealed(name);
    if (name === null || sealed === undefined) return missing([id]);
    if (keys === undefined) return { status: 'no-key', releases, reasons: [] };
    const earlier = decodePersonMap(keys.open(name, sealed));
    // Of the same concept under another domain: the same people by other tokens, so nobody can be recognised.
    if (earlier.domain !== map.domain) return missing([id]);
    maps.set(id, earlier);
  }
  for (const set of sets) {
    const found = checkIntersection({ next: map, earlier: set.earlier.flatMap((id) => maps.get(id) ?? []) });
    if (found.status !== 'holds')
      return {
        status: found.status,
        releases: [...(found.because ? found.missing : found.releases)],
        reasons: found.because ? [found.because] : [...new Set(found.failing.map(({ reason }) => reason))],
      };
  }
  return { status: 'holds', releases, reasons: [] };
}
