import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { fail } from '@sluice/errors';
import { publicKeyPem } from '@sluice/provenance';
import { type LocalSigner, loadSigner } from '@sluice/provenance/node';

/** A signer, and the public key in PEM that a stranger needs to check it. */
export interface SigningKey {
  readonly signer: LocalSigner;
  readonly publicKeyPem: string;
}

/** A signing key from PEM text. */
export function signingKey(pem: string): SigningKey {
  const signer = loadSigner(pem);
  return { signer, publicKeyPem: publicKeyPem(signer) };
}

/** The signing key of a build: `--sign`, else `sign:` of the product file (`file:PATH`). Others must not read the file. */
export function readSigningKey(reference: string | undefined, directory: string): SigningKey {
  if (reference === undefined)
    return fail('input', 'key/no-signing-key', 'no signing key was named', {
      path: ['sign'],
      hint: 'make one with `sluice keys new signing --out FILE`, and pass `--sign FILE` or add `sign: file:FILE`',
    });
  const path = resolve(directory, reference.replace(/^file:/, ''));
  let pem: string;
  try {
    if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0)
      fail('input', 'key/file-mode', 'the signing key is open to group or others', { hint: 'run chmod 600 on it' });
    pem = readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && error.name === 'SluiceError') throw error;
    return fail('input', 'key/unresolved', 'cannot read the signing key', {
      hint: 'check the path and its permissions',
    });
  }
  return signingKey(pem);
}
