import { fail } from '@sluice/errors';
import { canonicalJson } from '@sluice/provenance';

/** What only an auditor may see: raw counts, digests, openings of commitments, and what the search considered. */
export interface Annex {
  readonly sluice: 1;
  readonly release: string;
  readonly inputs: readonly { readonly name: string; readonly commitment: string; readonly key: string }[];
  readonly source: { readonly rows: number; readonly people: number | null; readonly logicalDigest: string };
  readonly suppressed: { readonly rows: number; readonly people: number };
  readonly search: Readonly<Record<string, unknown>>;
}

/**
 * The bytes and the name of the annex file: encrypted to the auditor's age recipient; plain only for one's own use.
 * The library is loaded on demand: most builds write no annex.
 */
export async function sealAnnex(
  annex: Annex,
  auditor: string | undefined,
  channel: string,
): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const plain = canonicalJson(annex);
  if (auditor === undefined) {
    if (channel !== 'internal')
      fail('input', 'annex/no-auditor', 'an annex was asked for, but the product names no auditor to encrypt it to', {
        hint: 'add `auditor: age1...` (`sluice keys new auditor` makes one), or build without --annex',
        path: ['auditor'],
      });
    return { name: 'annex.json', bytes: plain };
  }
  const { Encrypter } = await import('age-encryption');
  const encrypter = new Encrypter();
  encrypter.addRecipient(auditor);
  return { name: 'annex.json.age', bytes: await encrypter.encrypt(plain) };
}
