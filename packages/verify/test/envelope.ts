import { canonicalJson, envelopeBytes, pae, type Signer } from '@sluice/provenance';

/** A DSSE line over any value: rightly signed, whatever it says. */
export async function signEnvelopeOf(payloadType: string, value: unknown, signer: Signer): Promise<Uint8Array> {
  const payload = canonicalJson(value);
  const sig = Buffer.from(await signer.sign(pae(payloadType, payload))).toString('base64');
  const signatures = [{ keyid: signer.keyid, sig }];
  return envelopeBytes({ payload: Buffer.from(payload).toString('base64'), payloadType, signatures });
}
