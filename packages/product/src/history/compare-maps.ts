import type { IntersectionFact } from '@sluice/policy';
import { checkIntersection, decodePersonMap, type PersonMap } from '@sluice/risk';
import type { HistoryKeys } from './history-keys.js';
import type { Holdings } from './holdings.js';

/** Sealed bytes by name: inside a transaction or outside. */
interface SealedMaps {
  getSealed(name: string): Promise<Uint8Array | undefined>;
}

/**
 * Holds a release against all that its holders may have beside it: for each holder the people of all those releases
 * together. The answer names releases, never people.
 * @param map people of the new release; undefined where the product has no subject
 */
export async function compareMaps(
  map: PersonMap | undefined,
  { sets, releases, maps: names }: Holdings,
  view: SealedMaps,
  keys: HistoryKeys | undefined,
): Promise<IntersectionFact> {
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
