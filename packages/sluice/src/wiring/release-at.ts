import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fail } from '@sluice/errors';
import { TOMBSTONE_PATH } from '@sluice/provenance';

/** What a directory says it is, unchecked: `sluice verify` is the check. */
export interface ReleaseAt {
  readonly release: string;
  readonly product: string;
  readonly tombstone: boolean;
}

interface Named {
  readonly release: string;
  readonly product: { readonly id: string; readonly version: string };
}

function payloadOf(path: string): unknown {
  try {
    const { payload } = JSON.parse(readFileSync(path, 'utf8')) as { readonly payload: string };
    return JSON.parse(Buffer.from(payload, 'base64').toString('utf8'));
  } catch {
    return undefined;
  }
}

/** Id and product of the release, or of the tombstone, in a directory. @throws SluiceError `release/none` */
export function releaseAt(directory: string): ReleaseAt {
  const statement = payloadOf(join(directory, 'manifest/attestations.intoto.jsonl')) as
    | { readonly predicate?: { readonly core?: Named } }
    | undefined;
  const stone = payloadOf(join(directory, TOMBSTONE_PATH)) as Named | undefined;
  const named = statement?.predicate?.core ?? stone;
  if (typeof named?.release !== 'string' || typeof named.product?.id !== 'string')
    return fail('input', 'release/none', 'there is no release at that path', {
      hint: 'name the directory of a release, of a tombstone, or of a candidate',
    });
  const { release, product } = named;
  return { release, product: `${product.id} ${product.version}`, tombstone: statement === undefined };
}
