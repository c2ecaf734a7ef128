import { fail } from '@sluice/errors';
import { MODELS, type PrivacyModel, type References } from '@sluice/models';
import { conceptsOf } from './intersection/concepts.js';
import { type Incomparable, incomparable } from './intersection/incomparable.js';
import { joinPeople } from './intersection/join-people.js';
import { type Comparison, judgeVectors } from './intersection/judge-vectors.js';
import { neededSets } from './intersection/needed-sets.js';
import { type RecordVectors, recordVectors } from './intersection/record-vectors.js';
import { releaseRows } from './intersection/release-rows.js';
import { sensitiveUses } from './intersection/sensitive-uses.js';
import { releasedOf } from './intersection/value-atoms.js';
import { type Budget, type Vectors, vectorsOver } from './intersection/vectors.js';
import { viewsOf } from './intersection/views.js';
import type { PersonMap } from './person-map.js';

/** (profile, vector) pairs that are looked at before the answer is a refusal. A pair takes a few bytes for each release. */
export const VECTOR_LIMIT = 5_000_000;

export interface IntersectionInput {
  readonly next: PersonMap;
  /** Maps of the releases that one holder may ever have had beside `next`, revoked and expired ones included. */
  readonly earlier: readonly PersonMap[];
  /** Ids of such releases of the same subject domain whose map is not there. */
  readonly missing?: readonly string[];
  /** Most (profile, vector) pairs over all sets of releases; `VECTOR_LIMIT` when left out. */
  readonly limit?: number;
  /** The built-in models when left out. */
  readonly models?: readonly PrivacyModel[];
}

/** Groups that fail over a set of releases; none of its earlier releases can be left out without the fault going. */
export interface FailingGroups {
  readonly releases: readonly string[];
  /** `k`, or the kind of the model that does not hold. */
  readonly reason: string;
  readonly groups: number;
}

/** Plain facts for the gate; only `holds` passes. Counts are raw: for the owner and the annex. */
export interface IntersectionFacts {
  /** `missing`: a map is not there or cannot be compared; `too-large`: beyond the limit, so not known. */
  readonly status: 'holds' | 'breaks' | 'too-large' | 'missing';
  /** The releases that were compared, `next` last. */
  readonly releases: readonly string[];
  /** Releases whose map is not there, or that cannot be compared. */
  readonly missing: readonly string[];
  /** Why, where the status is `missing`. */
  readonly because: Incomparable | null;
  /** People of the smallest group over all releases; null where there is no group, or it was not found out. */
  readonly smallestGroup: number | null;
  readonly failing: readonly FailingGroups[];
  /** Groups over all releases. */
  readonly vectors: number;
}

/** The vectors over a set of views; undefined beyond a limit. */
type LookAt = (over: readonly number[], budget: Budget) => Vectors | undefined;

/** Names of the releases of some views, each once. */
const namesOf = (maps: readonly PersonMap[]) => [...new Set(maps.map(({ release }) => release))];

function comparisonOf(maps: readonly PersonMap[], models: readonly PrivacyModel[]) {
  const uses = maps.map((map) => sensitiveUses(map, models));
  const { count, numberOf } = joinPeople(maps);
  const releases = maps.map((map, r) => releaseRows(map, numberOf[r], count));
  const known = new Map<number, References>();
  const released = (r: number) => {
    const found = known.get(r) ?? releasedOf(maps[r]);
    known.set(r, found);
    return found;
  };
  const comparison: Comparison = { maps, releases, uses, released, next: maps.length - 1 };
  const all = maps.map((_, r) => r);
  const followed = (over: readonly number[]) =>
    conceptsOf(maps, over).map((concept) => recordVectors(concept, releases, count) ?? concept);
  const whole = followed(all);
  const lost = whole.filter((concept) => !('size' in concept)).flatMap((concept) => concept.releases);
  const lookAt: LookAt = (over, budget) => {
    const concepts: RecordVectors[] = [];
    for (const concept of over.length === all.length ? whole : followed(over)) {
      // What can be followed over all releases can be over some of them.
      if (!('size' in concept)) return undefined;
      concepts.push(concept);
    }
    return vectorsOver(concepts, count, budget);
  };
  return { comparison, lookAt, all, lost: namesOf(lost.map((r) => maps[r])) };
}

/** Leaves earlier releases out one by one, as long as the same fault stays. */
function narrowed(
  { comparison, lookAt }: ReturnType<typeof comparisonOf>,
  over: readonly number[],
  reason: string,
  groups: number,
  limit: number,
) {
  let found = { over, groups };
  for (const r of over) {
    if (r === comparison.next) continue;
    const fewer = found.over.filter((other) => other !== r);
    const vectors = lookAt(fewer, { left: limit });
    const count = vectors && judgeVectors(comparison, vectors).failing.get(reason);
    if (count) found = { over: fewer, groups: count };
  }
  return { releases: namesOf(found.over.map((r) => comparison.maps[r])), reason, groups: found.groups };
}

/**
 * Checks a further row-level release against the releases that one holder may have beside it (DESIGN 2.8; Ganta,
 * Kasiviswanathan, Smith 2008, "Composition attacks and auxiliary information in data privacy").
 *
 * The attacker knows one record of a person, in every release in which it stands. An entry of a record in a release is
 * the class of its row, or `absent`; where rows are linked, the group of its person besides. Records are followed over
 * releases of equal concepts, by a declared key or by content; over disjoint concepts one record of each is known, so they
 * are combined. Where records cannot be followed the status is `missing`, and `because` says why. For every set of the
 * releases with `next` in it, people are grouped by the vectors of entries that their records have. It `holds` when each
 * group
 *
 * - has no fewer people than the largest k of the set, or is one whole class of an earlier release of the set with that
 *   release's own k: then nobody is separated who was not before; and
 * - keeps each sensitive model of each release of the set, read by rows and by people over the rows of these records,
 *   compared with the release's own distribution. A whole class, with all its rows, keeps the models of its own release.
 *
 * Which sets have to be looked at, and why these are enough, is in intersection/proof.md. Earlier releases of another
 * subject domain are left out.
 * @throws SluiceError `risk/release-twice`, `risk/unknown-model`, `risk/map-params`
 */
export function checkIntersection(input: IntersectionInput): IntersectionFacts {
  const { next, limit = VECTOR_LIMIT, models = MODELS } = input;
  const maps = [...input.earlier.filter(({ domain }) => domain === next.domain), next];
  const releases = maps.map(({ release }) => release);
  if (new Set(releases).size !== releases.length)
    fail('input', 'risk/release-twice', 'a release was passed twice', { hint: 'pass each map once, `next` apart' });
  const alone = maps.length === 1;
  const strange = maps.filter(({ keyId, unit }) => !alone && (keyId !== next.keyId || unit === 'rows'));
  const missing = [...new Set([...(input.missing ?? []), ...strange.map(({ release }) => release)])];
  const none = { releases, missing: [], because: null, smallestGroup: null, failing: [], vectors: 0 };
  const refused = (because: Incomparable, ids: readonly string[]): IntersectionFacts => ({
    ...none,
    status: 'missing',
    missing: ids,
    because,
  });
  if (missing.length > 0) return refused('no-person-map', missing);
  const fault = incomparable(maps);
  if (fault) return refused(fault.reason, fault.releases);

  const compared = comparisonOf(viewsOf(maps), models);
  const { comparison, lookAt, all, lost } = compared;
  if (lost.length > 0) return refused('records', lost);
  const budget = { left: limit };
  const full = lookAt(all, budget);
  if (!full) return { ...none, status: 'too-large' };
  const judged = judgeVectors(comparison, full);
  const facts = { ...none, smallestGroup: judged.smallest, vectors: judged.groups };

  const queue: (readonly number[])[] = [all];
  const seen = new Set([all.join()]);
  const add = (over: readonly number[]) => {
    if (!seen.has(over.join())) queue.push(over);
    seen.add(over.join());
  };
  let more: number[][] | undefined;
  for (const over of queue) {
    const vectors = over === all ? full : lookAt(over, budget);
    if (!vectors) return { ...facts, status: 'too-large' };
    const { failing, without } = over === all ? judged : judgeVectors(comparison, vectors);
    if (failing.size > 0) {
      const narrow = [...failing].map(([reason, groups]) => narrowed(compared, over, reason, groups, limit));
      return { ...facts, status: 'breaks', failing: narrow };
    }
    without.forEach(add);
    if (over !== all) continue;
    more = neededSets(full.concepts, comparison.uses, comparison.next);
    more?.forEach(add);
  }
  return { ...facts, status: more ? 'holds' : 'too-large' };
}
