import { type OpenedEnvelope, openEnvelope, RELEASE_PATHS, type TrustedKey } from '@sluice/provenance';
import type { VerifyHost } from '../host.js';
import { failed, passed, type VerifyCheck } from '../result.js';

export interface CheckedSignature {
  readonly check: VerifyCheck;
  readonly opened?: OpenedEnvelope;
}

/**
 * The envelope is canonical, and every signature in it is by a trusted key that may sign this release: else exit 8. A
 * statement that is signed rightly but cannot be read is exit 2: perhaps this verifier is too old for it.
 */
export async function checkSignature(
  host: VerifyHost,
  present: ReadonlySet<string>,
  trust: readonly TrustedKey[],
): Promise<CheckedSignature> {
  const path = RELEASE_PATHS.attestations;
  if (!present.has(path)) return { check: failed(8, 'signature', `there is no ${path}`) };
  const opened = await openEnvelope(await host.read(path), trust, host.verifyEd25519);
  if (opened.ok) {
    const by = opened.value.keys.map(({ keyid }) => keyid).join(' and ');
    return { check: passed('signature', `valid, by ${by}`), opened: opened.value };
  }
  const [fault] = opened.faults;
  const unreadable = fault.code.startsWith('statement/') || fault.code.startsWith('json/');
  const detail = `${fault.message} (${fault.code})`;
  return { check: unreadable ? failed(2, 'statement', detail) : failed(8, 'signature', detail) };
}
