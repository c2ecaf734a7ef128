import { type TrustedKey, unnamed } from '@sluice/provenance';
import { failed, type VerifyCheck } from '../result.js';
import type { Signed } from '../signed.js';

const WHY = Object.freeze({
  holder: 'its holder is unknown: the trust file names nobody behind that key, so it cannot be told from another’s',
  roles: 'its role is unknown: the trust file does not say what that key is for',
});

/** The failed check of a decision by a key of which nobody says whose it is, where the preset asks for approvals. Exit 6. */
export function unnamedFault(name: string, key: TrustedKey, { preset }: Signed): VerifyCheck | null {
  const lacks = preset?.approvals === undefined ? null : unnamed(key);
  return lacks === null ? null : failed(6, name, WHY[lacks]);
}
