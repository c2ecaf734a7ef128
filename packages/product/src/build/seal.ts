import { createHash } from 'node:crypto';
import { join } from 'node:path';
import {
  buildStatement,
  dataPackageBytes,
  type FileDigest,
  RELEASE_PATHS,
  type ReleaseStatement,
  type Signer,
  signStatement,
  sums,
} from '@sluice/provenance';
import { renderReport } from '@sluice/report';
import type { Disk } from './disk.js';

const encoder = new TextEncoder();

/** The predicate of a release: the core, and all that was signed about it. */
export type ReleasePredicate = ReleaseStatement['predicate'];

/**
 * Writes everything that follows from core and approvals: datapackage.json and the report, then SHA256SUMS over all
 * files, then the statement with those files as subjects, then the signature. So nothing is circular.
 */
export async function seal(directory: string, predicate: ReleasePredicate, signer: Signer, disk: Disk): Promise<void> {
  const { core, candidate: _, approvals, ...signed } = predicate;
  const digests: FileDigest[] = core.data.map(({ path, sha256 }) => ({ path, sha256 }));
  digests.push({ path: RELEASE_PATHS.product, sha256: core.product.sha256 });
  async function write(path: string, bytes: Uint8Array): Promise<void> {
    await disk.write(join(directory, path), bytes);
    digests.push({ path, sha256: createHash('sha256').update(bytes).digest('hex') });
  }
  await disk.makeDirectory(join(directory, 'report'));
  await disk.makeDirectory(join(directory, 'manifest'));
  await write(RELEASE_PATHS.dataPackage, dataPackageBytes(core));
  await write(RELEASE_PATHS.reportEn, encoder.encode(renderReport(predicate, 'en')));
  await write(RELEASE_PATHS.reportZh, encoder.encode(renderReport(predicate, 'zh')));
  await disk.sync(join(directory, 'report'));
  const statement = buildStatement(core, approvals, digests, signed);
  await disk.write(join(directory, RELEASE_PATHS.sums), sums(digests));
  await disk.write(join(directory, RELEASE_PATHS.attestations), await signStatement(statement, [signer]));
  await disk.sync(join(directory, 'manifest'));
  await disk.sync(directory);
}
