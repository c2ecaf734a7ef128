import { join } from 'node:path';
import { SluiceError } from '@sluice/errors';
import { openDelegations, type TrustedKey } from '@sluice/provenance';
import { verifyEd25519 } from '@sluice/provenance/node';
import { nodeDisk } from '../build/disk.js';
import { readCandidate } from '../candidate/read-candidate.js';
import { bundleId, folderOf, requireDistinct } from './bundle.js';
import { type Judged, judgeCandidates } from './judge-candidates.js';
import type { Published, PublishOptions } from './options.js';
import { recordDelivery } from './record-delivery.js';
import { type Sealed, sealCandidates } from './seal-candidates.js';
import { judgeStanding } from './standing.js';

/**
 * Publishes candidates as releases, all or none: judges each again under the records of today, seals and signs it, and
 * re-checks it in a fresh process. The register knows of the release before anybody can hold it (`sealing`), so that
 * two publications never miss each other; and the rename into place is the last thing inside the transaction that calls
 * it published, so that neither happens without the other, but for a crash between them, which `resume` mends.
 * @throws SluiceError kind `refused` with the blocking rules, `waits` where signatures are missing
 */
export async function publish(directories: readonly string[], options: PublishOptions): Promise<readonly Published[]> {
  const disk = options.disk ?? nodeDisk;
  const candidates = await Promise.all(directories.map((directory) => readCandidate(directory, disk)));
  requireDistinct(candidates);
  const day = options.now.toISOString().slice(0, 10);
  const { registry, out } = options;

  const trust = await withDelegations(options, day);
  const judged = await registry.write((tx) => judgeCandidates(candidates, day, tx, { ...options, trust }));
  const bundle = candidates.length > 1 ? candidates.map(({ core }) => core.release) : undefined;
  const place: Place = { taken: false };
  try {
    const sealed =
      options.resume && (await disk.exists(out))
        ? await judgeStanding(judged, bundle, options, disk)
        : await sealCandidates(judged, day, bundle, options, disk);
    try {
      await finish(judged, bundle, options, () => take(place, sealed));
    } catch (error) {
      if (!place.taken) await sealed.discard();
      throw error;
    }
    if (place.unforced !== undefined) throw place.unforced;
    return candidates.map(({ core }, i) => ({
      release: bundle ? join(out, folderOf(core)) : out,
      id: core.release,
      verdict: sealed.verdicts[i],
    }));
  } catch (error) {
    // What stands in its place may be held by anybody: it stays announced, and `resume` finishes the record.
    if (!place.taken) await giveBack(judged, bundle, options);
    throw error;
  }
}

/** Whether the release stands where it was to stand. */
interface Place {
  taken: boolean;
  /** It stands, and the disk would not say that it will after a power cut: published all the same, and told at the end. */
  unforced?: SluiceError;
}

/** Renames into place, once only: a store may run its transaction again after a conflict. */
async function take(place: Place, sealed: Sealed): Promise<void> {
  if (place.taken) return;
  try {
    await sealed.finish();
  } catch (error) {
    if (!(error instanceof SluiceError) || error.code !== 'io/not-forced') throw error;
    place.unforced = error;
  }
  place.taken = true;
}

/** The last step: on record and in place at once. A record that may not be published keeps the bytes from their place. */
async function finish(
  judged: readonly Judged[],
  bundle: readonly string[] | undefined,
  { registry, actor }: PublishOptions,
  rename: () => Promise<void>,
): Promise<void> {
  await registry.write(async (tx) => {
    for (const { candidate } of judged) {
      await tx.step('release', candidate.core.release, 'publish', { actor });
      await recordDelivery(candidate.core.channel, tx, actor);
    }
    if (bundle) await tx.step('bundle', bundleId(bundle), 'publish', { actor });
    await rename();
  });
}

/** Takes back what this call announced and did not finish. What somebody else moved on meanwhile is left to them. */
async function giveBack(
  judged: readonly Judged[],
  bundle: readonly string[] | undefined,
  { registry, actor }: PublishOptions,
): Promise<void> {
  const how = { actor, reason: 'publication did not finish' };
  await registry.write(async (tx) => {
    for (const { candidate, mine } of judged) {
      const { release } = candidate.core;
      if (mine && (await tx.get('release', release))?.state === 'sealing')
        await tx.step('release', release, 'give-back', how);
    }
    if (bundle && (await tx.get('bundle', bundleId(bundle)))?.state === 'assembled')
      await tx.step('bundle', bundleId(bundle), 'dissolve', how);
  });
}

/** The organisation's own keys, and those that they delegate to: as the verifier will find them in the statement. */
async function withDelegations(
  { trust, delegations = [] }: PublishOptions,
  day: string,
): Promise<readonly TrustedKey[]> {
  if (delegations.length === 0) return trust;
  const opened = await openDelegations(delegations, trust, verifyEd25519, day);
  if (!opened.ok) throw new SluiceError('refused', opened.faults);
  return [...trust, ...opened.value];
}
