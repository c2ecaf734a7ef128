import { join } from 'node:path';
import { fail, SluiceError } from '@sluice/errors';
import { effectivePreset, judgePublication, type PublicationFacts, type Verdict } from '@sluice/policy';
import { openDelegations, RELEASE_PATHS, type Signer, sha256Hex, type TrustedKey } from '@sluice/provenance';
import { verifyEd25519 } from '@sluice/provenance/node';
import type { Actor, Registry, Transaction } from '@sluice/registry';
import type { FreshVerifier } from '../build/build.js';
import { type Disk, nodeDisk } from '../build/disk.js';
import { seal } from '../build/seal.js';
import { closeWorkspace, finishWorkspace, openWorkspace } from '../build/workspace.js';
import { type Candidate, readCandidate } from '../candidate/read-candidate.js';
import { compareCandidate } from '../history/compare-candidate.js';
import type { HistoryKeys } from '../history/history-keys.js';
import { supplyFacts } from '../records/supply.js';
import { publicationFacts } from './publication-facts.js';
import { recordDelivery } from './record-delivery.js';
import { refuseVerdict } from './refuse-verdict.js';
import { requirePublisher } from './require-publisher.js';
import { supplyOfCandidate } from './supply-of-candidate.js';

export interface PublishOptions {
  /** Becomes the release; of a bundle, the directory that holds all of them. Its parent exists, it does not. */
  readonly out: string;
  readonly signer: Signer;
  /** Keys of authors and approvers, from the organisation's own trust file. */
  readonly trust: readonly TrustedKey[];
  /** The same as text (`trust.json`), for the verifier in its own process. */
  readonly trustText: string;
  readonly delegations?: readonly string[];
  readonly registry: Registry;
  readonly actor: Actor;
  readonly now: Date;
  readonly verifier: FreshVerifier;
  /** Secret of past releases: needed where a release came between building and publishing, and for a bundle. */
  readonly history?: HistoryKeys;
  /** Goes on with a publication that a crash interrupted. */
  readonly resume?: boolean;
  /** The administrative matter that a bundle serves. */
  readonly matter?: string;
  readonly disk?: Disk;
}

export interface Published {
  readonly release: string;
  readonly id: string;
  readonly verdict: Verdict;
}

/**
 * Publishes candidates as releases, all or none: judges each again under the records of today, seals and signs it,
 * re-checks it in a fresh process, and renames the whole into place at once. The register knows of the release before
 * anybody can hold it (`sealing`), so that two publications never miss each other.
 * @throws SluiceError kind `refused` with the blocking rules, `waits` where signatures are missing
 */
export async function publish(directories: readonly string[], options: PublishOptions): Promise<readonly Published[]> {
  const disk = options.disk ?? nodeDisk;
  const candidates = await Promise.all(directories.map((directory) => readCandidate(directory, disk)));
  requireDistinct(candidates);
  const day = options.now.toISOString().slice(0, 10);
  const { registry, actor } = options;

  const trust = await withDelegations(options, day);
  // Judged and announced in one transaction: whatever else is being published waits, and then sees this one.
  const judged = await registry.write((tx) => judgeAll(candidates, day, tx, { ...options, trust }));
  const bundle = candidates.length > 1 ? candidates.map(({ core }) => core.release) : undefined;
  let verdicts: readonly Verdict[];
  try {
    verdicts = await writeAll(judged, day, bundle, options, disk);
  } catch (error) {
    // In place and whole, only not forced to the disk: whoever looks has it. `--resume` finishes the record.
    if (error instanceof SluiceError && error.code === 'io/not-forced') throw error;
    const how = { actor, reason: 'publication did not finish' };
    await registry.write(async (tx) => {
      for (const { core } of judged.filter(({ mine }) => mine).map(({ candidate }) => candidate))
        await tx.step('release', core.release, 'give-back', how);
      if (bundle && judged.every(({ mine }) => mine)) await tx.step('bundle', bundleId(bundle), 'dissolve', how);
    });
    throw error;
  }
  await registry.write(async (tx) => {
    for (const { core } of candidates) {
      await tx.step('release', core.release, 'publish', { actor });
      await recordDelivery(core.channel, tx, actor);
    }
    if (bundle) await tx.step('bundle', bundleId(bundle), 'publish', { actor });
  });
  return candidates.map(({ core }, i) => ({
    release: bundle ? join(options.out, folderOf(core)) : options.out,
    id: core.release,
    verdict: verdicts[i],
  }));
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

/** The same members make the same bundle, so that an interrupted publication finds its own again. */
function bundleId(releases: readonly string[]): string {
  return `bundle-${sha256Hex(new TextEncoder().encode([...releases].sort().join('\n'))).slice(0, 32)}`;
}

function folderOf({ product }: Candidate['core']): string {
  return `${product.id}-${product.version}`;
}

function requireDistinct(candidates: readonly Candidate[]): void {
  const folders = candidates.map(({ core }) => folderOf(core));
  if (folders.length === 0 || new Set(folders).size !== folders.length)
    fail('input', 'publish/bundle', 'a bundle holds candidates of different products or versions', {
      hint: 'name each candidate once',
    });
}

interface Judged {
  readonly candidate: Candidate;
  readonly facts: PublicationFacts;
  /** Announced by this call, so that only this call takes it back. */
  readonly mine: boolean;
}

const SEALING_RULE = 'G15';

/** The facts for every rule but the one about sealed bytes, of which there are none yet. */
function beforeSealing(facts: PublicationFacts): PublicationFacts {
  const publication = facts.preset.publication?.filter((code) => code !== SEALING_RULE) ?? [];
  return { ...facts, preset: { ...facts.preset, publication } };
}

async function judgeAll(
  candidates: readonly Candidate[],
  day: string,
  tx: Transaction,
  { signer, trust, actor, history, resume, matter }: PublishOptions,
): Promise<readonly Judged[]> {
  const judged: Judged[] = [];
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
    const { preset } = effectivePreset(candidate.product['gate'] ?? { preset: core.gate.preset });
    const intersection = await compareCandidate(candidate, record, tx, history);
    const supply = await supplyFacts(supplyOfCandidate(candidate, day), tx, intersection);
    const facts: PublicationFacts = await publicationFacts(candidate, preset, supply, trust);
    const verdict = judgePublication(beforeSealing(facts));
    if (!verdict.pass) refuseVerdict(verdict);
    requirePublisher(signer.keyid, core, trust, day);
    const mine = record.state === 'candidate';
    if (mine) await tx.step('release', core.release, 'seal', { actor });
    judged.push({ candidate, facts, mine });
  }
  return judged;
}

async function writeAll(
  judged: readonly Judged[],
  day: string,
  bundle: readonly string[] | undefined,
  options: PublishOptions,
  disk: Disk,
): Promise<readonly Verdict[]> {
  if (options.resume && (await disk.exists(options.out))) return judgeStanding(judged, bundle, options, disk);
  const workspace = await openWorkspace(options.out, undefined, disk);
  const verdicts: Verdict[] = [];
  try {
    for (const { candidate, facts } of judged) {
      const directory = bundle ? join(workspace.release, folderOf(candidate.core)) : workspace.release;
      if (bundle) await disk.makeDirectory(directory);
      await copyContents(candidate, directory, disk);
      const { core, digest, approvals, author, waivers } = candidate;
      await seal(
        directory,
        {
          core,
          candidate: digest,
          approvals,
          author,
          ...(waivers.length > 0 && { waivers }),
          publication: {
            day,
            // G15 among them: nothing leaves the workspace before it has been judged below.
            rules: (facts.preset.publication ?? []).map((code) => ({ code, status: 'pass' as const })),
            ...(bundle && { bundle }),
          },
          ...(options.delegations && { delegations: options.delegations }),
        },
        options.signer,
        disk,
      );
      const outcome = await options.verifier(directory, { trust: options.trustText, channel: core.channel.kind });
      if (outcome.ok !== true)
        fail('internal', 'publish/verify', `the sealed release does not verify: ${outcome.failed.join(', ')}`, {
          hint: 'nothing was published; the candidate is as it was',
        });
      const verdict = judgePublication({ ...facts, sealed: { verified: outcome.ok, logged: true } });
      if (!verdict.pass) refuseVerdict(verdict);
      verdicts.push(verdict);
    }
    await finishWorkspace(workspace, options.out, undefined, disk);
    return verdicts;
  } catch (error) {
    await closeWorkspace(workspace, disk);
    throw error;
  }
}

/** A publication that was stopped after its rename: what stands at `out` must be these candidates, sealed and whole. */
async function judgeStanding(
  judged: readonly Judged[],
  bundle: readonly string[] | undefined,
  { out, trustText, verifier }: PublishOptions,
  disk: Disk,
): Promise<readonly Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const { candidate, facts } of judged) {
    const directory = bundle ? join(out, folderOf(candidate.core)) : out;
    const same = await holdsCandidate(directory, candidate.digest, disk);
    const outcome = same ? await verifier(directory, { trust: trustText, channel: facts.channel }) : undefined;
    if (outcome?.ok !== true)
      fail('input', 'output/exists', 'the output directory exists already, and is not what was being published', {
        hint: 'name a directory that is not there yet',
      });
    const verdict = judgePublication({ ...facts, sealed: { verified: true, logged: true } });
    if (!verdict.pass) refuseVerdict(verdict);
    verdicts.push(verdict);
  }
  return verdicts;
}

/** Whether the statement in a directory is about the candidate; its signature is for the verifier. */
async function holdsCandidate(directory: string, digest: string, disk: Disk): Promise<boolean> {
  try {
    const line = await disk.read(join(directory, RELEASE_PATHS.attestations));
    const { payload } = JSON.parse(new TextDecoder().decode(line)) as { readonly payload: string };
    const { predicate } = JSON.parse(Buffer.from(payload, 'base64').toString('utf8')) as {
      readonly predicate: { readonly candidate: unknown };
    };
    return predicate.candidate === digest;
  } catch {
    return false;
  }
}

/** Data files and product.json, byte for byte: they were compared with the core when the candidate was read. */
async function copyContents({ directory: from, core }: Candidate, to: string, disk: Disk): Promise<void> {
  if (core.data.length > 0) await disk.makeDirectory(join(to, 'data'));
  for (const path of [...core.data.map((file) => file.path), 'product.json'])
    await disk.write(join(to, path), await disk.read(join(from, path)));
  if (core.data.length > 0) await disk.sync(join(to, 'data'));
}
