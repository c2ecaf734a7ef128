import { countsAsHeld, type RegistryView, type ReleaseBody, type StoredRecord } from '@sluice/registry';
import { type HolderSet, holdersOf } from '@sluice/risk';

/** An earlier release that has people in common with a new one, or may have. */
interface EarlierRelease {
  readonly release: string;
  readonly channel: string;
  readonly recipient: string | null;
  /** Name of its sealed person map; null where none was kept. */
  readonly map: string | null;
}

/** A release that is about to be held by somebody, as far as it decides which earlier ones it must be held against. */
export interface Delivered {
  readonly release: string;
  readonly channel: string;
  readonly recipient: string | null;
  /** Domain of the subjects, by the records of the sources. */
  readonly subjectDomain?: string;
  readonly concepts: readonly string[];
}

/** What a holder of the new release may have beside it: one set a holder, and the releases of all sets. */
export interface Holdings {
  readonly sets: readonly HolderSet[];
  readonly releases: readonly string[];
  /** Name of the sealed person map of each of these releases; null where none was kept. */
  readonly maps: ReadonlyMap<string, string | null>;
}

/** The earlier releases that each holder of a new one may have: those that may be about the same people. */
export async function holdingsOf(newcomer: Delivered, view: RegistryView): Promise<Holdings> {
  const earlier = await earlierReleases(newcomer, view);
  const { release, channel, recipient } = newcomer;
  const sets = holdersOf({ release, channel, recipient }, earlier).filter((set) => set.earlier.length > 0);
  const releases = [...new Set(sets.flatMap((set) => set.earlier))].sort();
  const maps = new Map(releases.map((id) => [id, earlier.find((each) => each.release === id)?.map ?? null]));
  return { sets, releases, maps };
}

/**
 * Every release that somebody may hold and that may be about the same people: those of the same subject domain, and
 * those that were made from the same concept, whatever domain they name. Revoked and expired ones count: nobody gives a
 * copy back.
 */
async function earlierReleases(
  { release: self, subjectDomain, concepts }: Delivered,
  view: RegistryView,
): Promise<readonly EarlierRelease[]> {
  const records = (await view.list('release')) as readonly StoredRecord<ReleaseBody>[];
  return records
    .filter((record) => record.id !== self && countsAsHeld(record) && related(record.body))
    .map(({ id, body }) => ({
      release: id,
      channel: body.channel,
      recipient: body.recipient ?? null,
      map: body.map ?? null,
    }));

  function related(body: ReleaseBody): boolean {
    // A verification delivers no rows.
    if (body.form === 'verification') return false;
    return (
      body.concepts.some((concept) => concepts.includes(concept)) ||
      (subjectDomain !== undefined && body.subjectDomain === subjectDomain)
    );
  }
}
