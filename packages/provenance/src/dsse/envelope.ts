import { canonicalJson } from '../canonical-json.js';

/** A DSSE 1.0 envelope, as it stands in JSON. `payload` and `sig` are base64 with padding. */
export interface Envelope {
  readonly payload: string;
  readonly payloadType: string;
  readonly signatures: readonly { readonly keyid: string; readonly sig: string }[];
}

/** The one spelling of an envelope that we write and accept: canonical JSON and a newline, a line of JSON Lines. */
export function envelopeBytes(envelope: Envelope): Uint8Array {
  const json = canonicalJson(envelope);
  const line = new Uint8Array(json.length + 1);
  line.set(json);
  line[json.length] = 0x0a;
  return line;
}
