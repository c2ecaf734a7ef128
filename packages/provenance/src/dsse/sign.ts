import { fail } from '@sluice/errors';
import { toBase64 } from '../base64.js';
import { canonicalJson } from '../canonical-json.js';
import { parseStatement } from '../parse-statement.js';
import { PAYLOAD_TYPE, type ReleaseStatement } from '../statement.js';
import { envelopeBytes } from './envelope.js';
import { pae } from './pae.js';

/** Someone who can sign. The key stays inside: a file, a token, or a service far away. */
export interface Signer {
  /** `sha256:` and the hex SHA-256 of the public key's SPKI DER. */
  readonly keyid: string;
  /** Ed25519 signature (64 bytes) over the message. */
  sign(message: Uint8Array): Uint8Array | Promise<Uint8Array>;
}

/**
 * Signs a statement: one line of `attestations.intoto.jsonl`, signatures in the order of their key ids.
 *
 * @throws SluiceError `envelope/no-signer`, `envelope/signer-twice`, `statement/shape` for a statement that our own
 * verifier would not read, `signature/length`.
 */
export async function signStatement(statement: ReleaseStatement, signers: readonly Signer[]): Promise<Uint8Array> {
  if (signers.length === 0) {
    fail('input', 'envelope/no-signer', 'sign: expected at least one signer', { hint: 'name a key with sign' });
  }
  const sorted = [...signers].sort((a, b) => (a.keyid < b.keyid ? -1 : a.keyid > b.keyid ? 1 : 0));
  const twice = sorted.findIndex((signer, i) => i > 0 && signer.keyid === sorted[i - 1].keyid);
  if (twice >= 0)
    fail('input', 'envelope/signer-twice', `sign: expected each key once, ${sorted[twice].keyid} is twice`);

  const payload = canonicalJson(parseStatement(statement));
  const message = pae(PAYLOAD_TYPE, payload);
  const signatures: { keyid: string; sig: string }[] = [];
  for (const signer of sorted) {
    const signature = await signer.sign(message);
    if (signature.length !== 64) {
      fail('internal', 'signature/length', `sign: expected 64 bytes of Ed25519, got ${signature.length}`);
    }
    signatures.push({ keyid: signer.keyid, sig: toBase64(signature) });
  }
  return envelopeBytes({ payload: toBase64(payload), payloadType: PAYLOAD_TYPE, signatures });
}
