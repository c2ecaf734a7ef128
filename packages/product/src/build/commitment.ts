import { createHmac, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** A keyed commitment to one input; the key goes to the annex only. */
export interface InputCommitment {
  readonly name: string;
  /** HMAC-SHA-256, hex. A plain digest could be found by trying candidate tables; this one cannot without the key. */
  readonly commitment: string;
  /** 32 random bytes of this release, hex. */
  readonly key: string;
}

/** Commits to a file's bytes or, where the table came from memory, to its logical digest. */
export async function commitTo(
  name: string,
  input: { readonly path: string } | { readonly logicalDigest: string },
): Promise<InputCommitment> {
  const key = randomBytes(32);
  const mac = createHmac('sha256', key);
  if ('path' in input) for await (const chunk of createReadStream(input.path)) mac.update(chunk as Uint8Array);
  else mac.update(input.logicalDigest, 'utf8');
  return { name, commitment: mac.digest('hex'), key: key.toString('hex') };
}
