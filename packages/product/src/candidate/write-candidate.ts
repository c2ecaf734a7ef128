import { join } from 'node:path';
import { candidateDigest, canonicalJson, type ReleaseCore, type Signer, signCandidate } from '@sluice/provenance';
import type { Disk } from '../build/disk.js';
import { CANDIDATE_PATHS } from './paths.js';

/**
 * Writes beside data and product.json what makes a directory a candidate: the core, and the author's signature over its
 * digest. Approvals come later, one file each, so that two approvers never write the same file.
 */
export async function writeCandidate(
  directory: string,
  core: ReleaseCore,
  author: Signer,
  disk: Disk,
): Promise<string> {
  const digest = candidateDigest(core);
  await disk.makeDirectory(join(directory, CANDIDATE_PATHS.folder));
  await disk.makeDirectory(join(directory, CANDIDATE_PATHS.approvals));
  await disk.makeDirectory(join(directory, CANDIDATE_PATHS.waivers));
  await disk.write(join(directory, CANDIDATE_PATHS.core), canonicalJson(core));
  await disk.write(join(directory, CANDIDATE_PATHS.author), canonicalJson(await signCandidate(author, digest)));
  await disk.sync(join(directory, CANDIDATE_PATHS.folder));
  await disk.sync(directory);
  return digest;
}
