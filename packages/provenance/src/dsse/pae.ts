/**
 * Pre-authentication encoding of DSSE 1.0: the bytes that a signature covers,
 * `DSSEv1 <length of type> <type> <length of payload> <payload>` with lengths in bytes, in decimal.
 */
export function pae(payloadType: string, payload: Uint8Array): Uint8Array {
  const encoder = new TextEncoder();
  const typeLength = encoder.encode(payloadType).length;
  const head = encoder.encode(`DSSEv1 ${typeLength} ${payloadType} ${payload.length} `);
  const bytes = new Uint8Array(head.length + payload.length);
  bytes.set(head);
  bytes.set(payload, head.length);
  return bytes;
}
