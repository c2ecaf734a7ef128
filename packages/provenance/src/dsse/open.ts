import { type Fault, type Result, SluiceError } from '@sluice/errors';
import { fromBase64 } from '../base64.js';
import { equalBytes } from '../bytes.js';
import { canonicalJson } from '../canonical-json.js';
import { outOfScope, SIGNING_ROLE } from '../keys/scope.js';
import type { TrustedKey } from '../keys/trust.js';
import { parseStatement } from '../parse-statement.js';
import { array, object, text } from '../shape.js';
import { PAYLOAD_TYPE, type ReleaseStatement } from '../statement.js';
import { type Envelope, envelopeBytes } from './envelope.js';
import { pae } from './pae.js';

/**
 * Checks one Ed25519 signature (RFC 8032). `publicKey`: 32 raw bytes; `signature`: 64 bytes. Given by the caller, so
 * that the same check runs on Node, in a browser, or on pure JavaScript.
 */
export type VerifyEd25519 = (
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
) => boolean | Promise<boolean>;

/** What an envelope says once every signature in it was checked. */
export interface OpenedEnvelope {
  readonly statement: ReleaseStatement;
  /** The trusted keys that signed, in the order of the envelope. */
  readonly keys: readonly TrustedKey[];
}

const envelopeShape = object<Envelope>({
  payload: text,
  payloadType: text,
  signatures: array(object({ keyid: text, sig: text }), 1),
});

/**
 * Opens `attestations.intoto.jsonl`: one DSSE line with a release statement.
 *
 * DSSE alone leaves bits unprotected (key ids, base64 tails, spacing). So the line must be byte for byte what we
 * would write ourselves, and every signature in it must be a valid one by a trusted key that may sign this release:
 * a signature that nobody checks could be changed unseen.
 *
 * Faults: `envelope/*` the line is not in canonical form; `signature/*` untrusted, invalid, or out of scope;
 * `statement/*` signed rightly, but not a statement that this version reads.
 */
export async function openEnvelope(
  bytes: Uint8Array,
  trusted: readonly TrustedKey[],
  verifyEd25519: VerifyEd25519,
): Promise<Result<OpenedEnvelope>> {
  let envelope: Envelope;
  try {
    const json: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
    envelope = envelopeShape(json, []);
    if (!equalBytes(envelopeBytes(envelope), bytes)) return wrong(NOT_CANONICAL);
  } catch {
    return wrong(NOT_CANONICAL);
  }
  if (envelope.payloadType !== PAYLOAD_TYPE) {
    return wrong({ code: 'envelope/payload-type', message: `envelope: expected payload type ${PAYLOAD_TYPE}` });
  }
  const payload = fromBase64(envelope.payload);
  if (payload === null) return wrong(NOT_CANONICAL);

  const message = pae(envelope.payloadType, payload);
  const keys: TrustedKey[] = [];
  for (const [i, { keyid, sig }] of envelope.signatures.entries()) {
    const nth = `signature ${i + 1} of ${envelope.signatures.length}`;
    if (i > 0 && keyid <= envelope.signatures[i - 1].keyid) return wrong(NOT_CANONICAL);
    const key = trusted.find((candidate) => candidate.keyid === keyid);
    if (key === undefined) {
      return wrong({
        code: 'signature/untrusted',
        message: `${nth}: expected a key id among the ${trusted.length} trusted keys`,
        hint: 'get the publisher’s public key from a source you trust, and name it with --trust',
      });
    }
    const signature = fromBase64(sig);
    if (signature?.length !== 64 || !(await verifyEd25519(key.publicKey, message, signature))) {
      return wrong({
        code: 'signature/invalid',
        message: `${nth}: does not fit the statement and key ${keyid}`,
        hint: 'the statement was changed after it was signed: get the release again',
      });
    }
    keys.push(key);
  }

  let statement: ReleaseStatement;
  try {
    const json: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(payload));
    statement = parseStatement(json);
    if (!equalBytes(canonicalJson(json), payload)) {
      return wrong({ code: 'statement/not-canonical', message: 'statement: expected canonical JSON (RFC 8785)' });
    }
  } catch (error) {
    if (error instanceof SluiceError) return { ok: false, faults: error.faults };
    return wrong({ code: 'statement/not-json', message: 'statement: expected JSON in UTF-8' });
  }

  const { core } = statement.predicate;
  const asked = { role: SIGNING_ROLE, channel: core.channel.kind, product: core.product.id, day: core.issued };
  const faults = keys.flatMap((key) => outOfScope(key, asked) ?? []);
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: { statement, keys }, warnings: [] };
}

const NOT_CANONICAL: Fault = {
  code: 'envelope/not-canonical',
  message: 'attestations: expected one DSSE envelope in canonical JSON (RFC 8785) on one line, keys in order',
  hint: 'the file was changed or written by another tool: get the release again',
};

function wrong(fault: Fault): { readonly ok: false; readonly faults: readonly Fault[] } {
  return { ok: false, faults: [fault] };
}
