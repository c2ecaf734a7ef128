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

/** An annex that nobody else can open is plain only for one's own use: said before any work is done. */
export function requireAuditor(auditor: string | undefined, channel: string): void {
  if (auditor !== undefined || channel === 'internal') return;
  fail('input', 'annex/no-auditor', 'an annex was asked for, but the product names no auditor to encrypt it to', {
    hint: 'add `auditor: age1...` (`sluice keys new auditor` makes one), or build without --annex',
    path: ['auditor'],
  });
}

/**
 * The bytes and the name of the annex file: encrypted to the auditor's age recipient; plain only for one's own use.
 * The library is loaded on demand: most builds write no annex.
 */
export async function sealAnnex(
  annex: Annex,
  auditor: string | undefined,
): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const plain = canonicalJson(annex);
  if (auditor === undefined) return { name: 'annex.json', bytes: plain };
  const { Encrypter } = await import('age-encryption');
  const encrypter = new Encrypter();
  encrypter.addRecipient(auditor);
  return { name: 'annex.json.age', bytes: await encrypter.encrypt(plain) };
}
