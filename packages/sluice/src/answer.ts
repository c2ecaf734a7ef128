import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fail } from '@sluice/errors';
import { type SubjectSource, tableSource, type VerificationRelease, verificationRelease } from '@sluice/product';
import { RELEASE_PATHS } from '@sluice/provenance';
import { type ArrowInput, applyTypes, type ColumnType, fromArrow } from '@sluice/table';
import { type VerifyOptions, verifyRelease } from '@sluice/verify';
import { nodeHost } from '@sluice/verify/node';

/** A verification has no data file, so none is ever read. */
const noTables = () => fail('internal', 'answer/table', 'a verification has no data file');

/**
 * Opens the release directory of a product of the form `verification` and verifies it, to be asked with `answer`. A
 * release that does not verify opens as well: it answers `unavailable`, and the operator's audit says why. Open it anew
 * whenever the list of revocations changes.
 *
 * @throws SluiceError what `verifyRelease` throws, and `answer/unreadable` where there is no product.json
 */
export async function openVerification(directory: string, options: VerifyOptions): Promise<VerificationRelease> {
  const result = await verifyRelease(nodeHost(directory, noTables), options);
  let product: Uint8Array;
  try {
    product = new Uint8Array(await readFile(join(directory, RELEASE_PATHS.product)));
  } catch {
    return fail('io', 'answer/unreadable', 'cannot read product.json of the release', {
      hint: 'name the directory that holds SHA256SUMS',
    });
  }
  // The bytes are compared with the digest in the core that was verified, so that no change in between goes unseen.
  return verificationRelease(result, product);
}

/**
 * Indexes the table that a verification asks about: an apache-arrow Table, an Arquero table, or Arrow IPC bytes.
 * @param types declared types by column, as `source.types` of the product has them
 * @throws SluiceError `answer/source-column`, `answer/source-type`, `table/*`
 */
export function verificationSource(
  release: VerificationRelease,
  table: ArrowInput,
  types: Readonly<Record<string, ColumnType>> = {},
): SubjectSource {
  if (release.subject === null) {
    return fail('input', 'answer/source-column', 'the release names no column by which a person is found', {
      hint: 'open a release of the form `verification`',
    });
  }
  return tableSource(applyTypes(fromArrow(table), types), release.subject, release.policy);
}
