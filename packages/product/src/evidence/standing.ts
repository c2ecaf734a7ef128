import { join } from 'node:path';
import { fail } from '@sluice/errors';
import {
  type Approval,
  candidateDigest,
  parseStatement,
  RELEASE_PATHS,
  type ReleaseCore,
  type ReleaseStatement,
  sha256Hex,
  type Waiver,
} from '@sluice/provenance';
import type { Disk } from '../build/disk.js';
import { readCandidate } from '../candidate/read-candidate.js';

/** What is signed about a release, as it lies in the directory of its candidate or of the release itself. */
export interface Standing {
  readonly core: ReleaseCore;
  /** SHA-256 (hex) of the core's canonical JSON, computed now. */
  readonly candidate: string;
  readonly approvals: readonly Approval[];
  readonly waivers: readonly Waiver[];
  readonly publication?: ReleaseStatement['predicate']['publication'];
  /** Bytes of product.json; their digest is the one that the core states. */
  readonly product: Uint8Array;
  /** Bytes of the signed envelope; a candidate has none yet. */
  readonly statement?: Uint8Array;
}

/**
 * Reads a candidate. @throws SluiceError `candidate/none`, `candidate/malformed`, `evidence/damaged`
 */
export async function standingCandidate(directory: string, disk: Disk): Promise<Standing> {
  const { core, digest, approvals, waivers, damage } = await readCandidate(directory, disk);
  if (damage.length > 0) damaged(damage);
  return {
    core,
    candidate: digest,
    approvals,
    waivers,
    product: await disk.read(join(directory, RELEASE_PATHS.product)),
  };
}

/**
 * Reads a published release. Its signature is left to `verify`: the pack holds the envelope as it is.
 * @throws SluiceError `evidence/no-release`, `evidence/damaged`
 */
export async function standingRelease(directory: string, disk: Disk): Promise<Standing> {
  const path = join(directory, RELEASE_PATHS.attestations);
  if (!(await disk.exists(path)))
    return fail('input', 'evidence/no-release', 'there is no release at that path', {
      hint: 'name the directory of a release; of a candidate with --candidate',
    });
  const statement = await disk.read(path);
  const { predicate } = statementIn(statement);
  const { core, approvals, waivers = [], publication } = predicate;
  const product = await disk.read(join(directory, RELEASE_PATHS.product));
  const candidate = candidateDigest(core);
  const wrong = [
    ...(candidate === predicate.candidate ? [] : [RELEASE_PATHS.attestations]),
    ...(sha256Hex(product) === core.product.sha256 ? [] : [RELEASE_PATHS.product]),
  ];
  if (wrong.length > 0) damaged(wrong);
  return { core, candidate, approvals, waivers, product, statement, ...(publication && { publication }) };
}

function statementIn(envelope: Uint8Array): ReleaseStatement {
  try {
    const { payload } = JSON.parse(new TextDecoder().decode(envelope)) as { readonly payload: string };
    return parseStatement(JSON.parse(Buffer.from(payload, 'base64').toString('utf8')));
  } catch {
    return damaged([RELEASE_PATHS.attestations]);
  }
}

function damaged(paths: readonly string[]): never {
  return fail('refused', 'evidence/damaged', `expected the files that were built, others are ${paths.join(', ')}`, {
    hint: 'restore the directory, or build again',
  });
}
