import { fail } from '@sluice/errors';
import { effectivePreset, judgePublication, type PublicationFacts } from '@sluice/policy';
import type { TrustedKey } from '@sluice/provenance';
import type { BundleBody, KeyBody, ReleaseBody, StoredRecord, Transaction } from '@sluice/registry';
import type { Candidate } from '../candidate/read-candidate.js';
import { compareCandidate } from '../history/compare-candidate.js';
import { supplyFacts } from '../records/supply.js';
import { bundleId } from './bundle.js';
import type { PublishOptions } from './options.js';
import { publicationFacts } from './publication-facts.js';
import { refuseVerdict } from './refuse-verdict.js';
import { requirePublisher } from './require-publisher.js';
import { supplyOfCandidate } from './supply-of-candidate.js';

/** A candidate that passed, and what it was judged by. */
export interface Judged {
  readonly candidate: Candidate;
  readonly facts: PublicationFacts;
  /** Ids of the keys that count today: trusted, and not revoked in the register. */
  readonly keyids: readonly string[];
  /** Announced by this call, so that only this call takes it back. */
  readonly mine: boolean;
}

const SEALING_RULE = 'G15';

/** The facts for every rule but the one about sealed bytes, of which there are none yet. */
function beforeSealing(facts: PublicationFacts): PublicationFacts {
  const publication = facts.preset.publication?.filter((code) => code !== SEALING_RULE) ?? [];
  return { ...facts, preset: { ...facts.preset, publication } };
}

/**
 * The candidate is the very one that the build announced. Another one under its id would leave with somebody else's
 * record: with that one's people for every later comparison, and out of reach of a revocation.
 */
function requireSameCandidate({ core, digest, author }: Candidate, record: StoredRecord): void {
  const body = record.body as ReleaseBody;
  const same =
    body.candidate === digest &&
    body.author === author.keyid &&
    body.product === core.product.id &&
    body.version === core.product.version &&
    body.channel === core.channel.kind &&
    body.recipient === core.channel.recipient;
  if (!same)
    fail('refused', 'publish/other-candidate', `this is not the candidate that was built as ${core.release}`, {
      hint: 'build it again; what is published is what the register was told of, by the author who built it',
    });
}

/** An interrupted bundle goes on as a whole: no member is finished without the others. */
async function requireWholeBundle(release: string, releases: readonly string[], tx: Transaction): Promise<void> {
  const bundles = (await tx.list('bundle', { state: 'assembled' })) as readonly StoredRecord<BundleBody>[];
  const own = bundles.find(({ body }) => body.releases.includes(release));
  if (own !== undefined && own.id !== bundleId(releases))
    fail('refused', 'publish/bundle', `release ${release} is part of an interrupted bundle`, {
      hint: `name all of its members again: ${own.body.releases.join(', ')}`,
    });
}

/**
 * The trusted keys without those that the register has revoked by today. What such a key signed before is not asked:
 * whoever has a stolen key writes any day.
 */
async function withoutRevoked(
  trust: readonly TrustedKey[],
  day: string,
  tx: Transaction,
): Promise<readonly TrustedKey[]> {
  const revoked = ((await tx.list('key', { state: 'revoked' })) as readonly StoredRecord<KeyBody>[])
    .filter(({ body }) => (body.revokedFrom ?? day) <= day)
    .map(({ id }) => id);
  return trust.filter(({ keyid, delegatedBy = [] }) => ![keyid, ...delegatedBy].some((id) => revoked.includes(id)));
}

/**
 * Judges candidates by the records of today and announces them (`sealing`), in one transaction: whatever else is being
 * published waits, and then sees these.
 * @throws SluiceError `publish/*`, and what the gate finds
 */
export async function judgeCandidates(
  candidates: readonly Candidate[],
  day: string,
  tx: Transaction,
  { signer, trust, actor, history, resume, matter }: PublishOptions,
): Promise<readonly Judged[]> {
  const judged: Judged[] = [];
  const standing = await withoutRevoked(trust, day, tx);
  const releases = candidates.map(({ core }) => core.release);
  if (releases.length > 1 && (await tx.get('bundle', bundleId(releases)))?.state !== 'assembled')
    await tx.add('bundle', bundleId(releases), { releases, matter: matter ?? 'published together' }, actor);
  for (const candidate of candidates) {
    const { core } = candidate;
    const record = await tx.get('release', core.release);
    if (record === undefined)
      return fail('refused', 'publish/unknown', 'the register does not know this candidate', {
        hint: 'publish with the registry that it was built with',
      });
    if (record.state !== 'candidate' && record.state !== 'sealing')
      return fail('refused', 'publish/state', `release ${core.release} is ${record.state}, and no candidate any more`, {
        hint: 'build the product again to publish it again',
      });
    if (record.state === 'sealing' && !resume)
      return fail('refused', 'publish/under-way', `release ${core.release} is being published already`, {
        hint: 'wait for it; where that process was killed, run the same command with --resume',
      });
    if (record.state === 'sealing') await requireWholeBundle(core.release, releases, tx);
    requireSameCandidate(candidate, record);
    const { preset } = effectivePreset(candidate.product['gate'] ?? { preset: core.gate.preset });
    const intersection = await compareCandidate(candidate, record, tx, history);
    const supply = await supplyFacts(supplyOfCandidate(candidate, record, day), tx, intersection);
    const facts: PublicationFacts = await publicationFacts(candidate, preset, supply, standing);
    const verdict = judgePublication(beforeSealing(facts));
    if (!verdict.pass) refuseVerdict(verdict);
    requirePublisher(signer.keyid, core, standing, day);
    const mine = record.state === 'candidate';
    if (mine) await tx.step('release', core.release, 'seal', { actor });
    judged.push({ candidate, facts, keyids: standing.map(({ keyid }) => keyid), mine });
  }
  return judged;
}
