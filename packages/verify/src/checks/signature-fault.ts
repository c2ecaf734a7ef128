import type { CheckedSignature } from '@sluice/provenance';
import { failed, type VerifyCheck } from '../result.js';

/** The failed check of a signature that does not count, or null where it does. Exit 8. */
export function signatureFault(name: string, { valid, key, outOfScope }: CheckedSignature): VerifyCheck | null {
  if (key === undefined) return failed(8, name, 'signed with a key that is not among the trusted ones');
  if (!valid) return failed(8, name, 'the signature does not fit this candidate');
  return outOfScope === null ? null : failed(8, name, outOfScope.message);
}
