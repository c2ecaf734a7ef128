import { fail } from '@sluice/errors';
import { reasonCode, releaseId } from '../ids.js';
import { array, bilingual, day, object, optional, type Shape, text } from '../shape.js';
import type { Bilingual } from '../statement.js';

/** What is left of a release that was taken down: who it was, why it went, and nothing of what it held. */
export interface Tombstone {
  readonly release: string;
  readonly product: { readonly id: string; readonly version: string; readonly title: Bilingual };
  readonly channel: string;
  /** Code such as `privacy-incident`. */
  readonly reason: string;
  /** Day from which the release does not count, yyyy-mm-dd. */
  readonly from: string;
  /** Id of the release to use instead. */
  readonly replacement?: string;
  /** Delegations to the keys that signed it: DSSE lines. */
  readonly delegations?: readonly string[];
}

export const TOMBSTONE_TYPE = 'application/vnd.sluice.tombstone+json';

/** The one file of a directory that holds a tombstone. */
export const TOMBSTONE_PATH = 'manifest/tombstone.jsonl';

const shape: Shape<Tombstone> = object<Tombstone>({
  release: releaseId,
  product: object<Tombstone['product']>({ id: text, version: text, title: bilingual }),
  channel: text,
  reason: reasonCode,
  from: day,
  replacement: optional(releaseId),
  delegations: optional(array(text, 1)),
});

/**
 * Reads a tombstone from JSON that nobody has checked.
 *
 * @throws SluiceError `tombstone/shape`, `tombstone/itself`.
 */
export function parseTombstone(json: unknown): Tombstone {
  const tombstone = shape(json, [], 'tombstone');
  if (tombstone.release === tombstone.replacement) {
    fail('input', 'tombstone/itself', 'tombstone: expected another release as the replacement', {
      path: ['replacement'],
    });
  }
  return tombstone;
}
