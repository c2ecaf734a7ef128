import { createHash } from 'node:crypto';
import { join } from 'node:path';
import {
  buildStatement,
  candidateDigest,
  dataPackageBytes,
  type FileDigest,
  RELEASE_PATHS,
  type ReleaseCore,
  type Signer,
  signStatement,
  sums,
} from '@sluice/provenance';
import { renderReport } from '@sluice/report';
import type { Disk } from './disk.js';

const encoder = new TextEncoder();

/**
 * Writes everything that follows from the core: datapackage.json and the report, then SHA256SUMS over all files, then
 * the statement with those files as subjects, then the signature. So nothing is circular.
 */
export async function seal(directory: string, core: ReleaseCore, signer: Signer, disk: Disk): Promise<void> {
  const digests: FileDigest[] = core.data.map(({ path, sha256 }) => ({ path, sha256 }));
  digests.push({ path: RELEASE_PATHS.product, sha256: core.product.sha256 });
  async function write(path: string, bytes: Uint8Array): Promise<void> {
    await disk.write(join(directory, path), bytes);
    digests.push({ path, sha256: createHash('sha256').update(bytes).digest('hex') });
  }
  await disk.makeDirectory(join(directory, 'report'));
  await disk.makeDirectory(join(directory, 'manifest'));
  await write(RELEASE_PATHS.dataPackage, dataPackageBytes(core));
  const predicate = { core, candidate: candidateDigest(core), approvals: [] };
  await write(RELEASE_PATHS.reportEn, encoder.encode(renderReport(predicate, 'en')));
  await write(RELEASE_PATHS.reportZh, encoder.encode(renderReport(predicate, 'zh')));
  await disk.sync(join(directory, 'report'));
  const statement = buildStatement(core, [], digests);
  await disk.write(join(directory, RELEASE_PATHS.sums), sums(digests));
  await disk.write(join(directory, RELEASE_PATHS.attestations), await signStatement(statement, [signer]));
  await disk.sync(join(directory, 'manifest'));
  await disk.sync(directory);
}
