import { readFileSync, statSync } from 'node:fs';
import { fail, SluiceError } from '@sluice/errors';
import { LARGEST_BYTES, type ProductText, readDocument } from '@sluice/product';

/** A file of records as plain JSON, and where each part of it stands. */
export interface BodyFile {
  readonly value: unknown;
  readonly source: ProductText;
}

/**
 * Reads YAML 1.2 or JSON as strictly as a product file: no aliases or tags, no key twice.
 * @throws SluiceError `records/unreadable`, `syntax/…` with the place of each fault
 */
export function readBodyFile(file: string): BodyFile {
  const { value, faults, source } = readDocument(bytesOf(file), file);
  if (faults.length > 0) throw new SluiceError('input', faults);
  return { value, source };
}

function bytesOf(file: string): Uint8Array {
  let size: number;
  try {
    ({ size } = statSync(file));
    if (size <= LARGEST_BYTES) return readFileSync(file);
  } catch {
    return fail('input', 'records/unreadable', 'cannot read the file of records', {
      place: { file },
      hint: 'check the path; it must be a readable file',
    });
  }
  return fail('input', 'syntax/too-large', `expected a file of at most ${LARGEST_BYTES} bytes, found ${size}`, {
    place: { file },
    hint: 'split it: each part is loaded in one transaction',
  });
}
