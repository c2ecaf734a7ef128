import type { Fault, Result } from '@sluice/errors';
import { fromBase64 } from '../base64.js';
import { equalBytes } from '../bytes.js';
import { array, object, text } from '../shape.js';
import { type Envelope, envelopeBytes } from './envelope.js';

/** An envelope in canonical form, taken apart. Nothing in it is trusted yet. */
export interface ReadEnvelope {
  readonly payloadType: string;
  readonly payload: Uint8Array;
  /** By key id, each once; `signature` has any length. */
  readonly signatures: readonly { readonly keyid: string; readonly signature: Uint8Array }[];
}

const envelopeShape = object<Envelope>({
  payload: text,
  payloadType: text,
  signatures: array(object({ keyid: text, sig: text }), 1),
});

/**
 * Reads one DSSE line of the given payload type. DSSE alone leaves bits unprotected (key ids, base64 tails, spacing), so
 * the line must be byte for byte what we would write ourselves.
 *
 * Faults: `envelope/not-canonical`, `envelope/payload-type`. `noun` names the file in messages.
 */
export function readEnvelope(bytes: Uint8Array, payloadType: string, noun: string): Result<ReadEnvelope> {
  const notCanonical: Fault = {
    code: 'envelope/not-canonical',
    message: `${noun}: expected one DSSE envelope in canonical JSON (RFC 8785) on one line, keys in order`,
    hint: 'the file was changed or written by another tool: get it again',
  };
  let envelope: Envelope;
  try {
    const json: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
    envelope = envelopeShape(json, []);
    if (!equalBytes(envelopeBytes(envelope), bytes)) return wrong(notCanonical);
  } catch {
    return wrong(notCanonical);
  }
  if (envelope.payloadType !== payloadType) {
    return wrong({ code: 'envelope/payload-type', message: `${noun}: expected payload type ${payloadType}` });
  }
  const payload = fromBase64(envelope.payload);
  if (payload === null) return wrong(notCanonical);
  const signatures: { keyid: string; signature: Uint8Array }[] = [];
  for (const [i, { keyid, sig }] of envelope.signatures.entries()) {
    if (i > 0 && keyid <= envelope.signatures[i - 1].keyid) return wrong(notCanonical);
    signatures.push({ keyid, signature: fromBase64(sig) ?? new Uint8Array() });
  }
  return { ok: true, value: { payloadType, payload, signatures }, warnings: [] };
}

function wrong(fault: Fault): { readonly ok: false; readonly faults: readonly Fault[] } {
  return { ok: false, faults: [fault] };
}
