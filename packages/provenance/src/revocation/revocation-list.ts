import { fail } from '@sluice/errors';
import { keyId, reasonCode, releaseId } from '../ids.js';
import { array, count, day, hex256, instant, object, oneOf, optional, type Shape, text } from '../shape.js';

/** One release that was taken back. */
export interface Revocation {
  readonly release: string;
  /** Digest of its candidate (hex): an entry is about these bytes, not about whatever carries the id. */
  readonly candidate: string;
  /** Code such as `privacy-incident`. */
  readonly reason: string;
  /** First day on which it does not count, yyyy-mm-dd. */
  readonly from: string;
  /** Id of the release to use instead. */
  readonly replacement?: string;
  /** The data was taken down too: a tombstone stands in its place. */
  readonly takenDown?: true;
}

/** A key whose signatures do not count from a day on; what it signed before stays valid. */
export interface RevokedKey {
  readonly keyid: string;
  readonly from: string;
}

/** Everything that one publisher has taken back, as of a moment. */
export interface RevocationList {
  /** Owner of the releases, as their products name it. */
  readonly publisher: string;
  /** Grows with every list of this publisher, from 1. */
  readonly number: number;
  /** When it was made: ISO 8601, UTC, milliseconds. */
  readonly at: string;
  /** By release and candidate, each pair once. */
  readonly entries: readonly Revocation[];
  /** By key id, each once. */
  readonly keys?: readonly RevokedKey[];
  /** Delegations to the keys that signed the list: DSSE lines. */
  readonly delegations?: readonly string[];
}

export const REVOCATIONS_TYPE = 'application/vnd.sluice.revocations+json';

const shape: Shape<RevocationList> = object<RevocationList>({
  publisher: text,
  number: count(1),
  at: instant,
  entries: array(
    object<Revocation>({
      release: releaseId,
      candidate: hex256,
      reason: reasonCode,
      from: day,
      replacement: optional(releaseId),
      takenDown: optional(oneOf(true)),
    }),
  ),
  keys: optional(array(object<RevokedKey>({ keyid: keyId, from: day }), 1)),
  delegations: optional(array(text, 1)),
});

/** Order of entries, and what tells them apart. */
export function entryKey({ release, candidate }: Revocation): string {
  return `${release} ${candidate}`;
}

/**
 * Reads a list of revocations from JSON that nobody has checked.
 *
 * @throws SluiceError `revocations/shape`, `revocations/order`, `revocations/itself`.
 */
export function parseRevocations(json: unknown): RevocationList {
  const list = shape(json, [], 'revocations');
  assertAscending(list.entries.map(entryKey), 'entries');
  assertAscending(list.keys?.map(({ keyid }) => keyid) ?? [], 'keys');
  for (const [i, { release, replacement }] of list.entries.entries()) {
    if (release === replacement) {
      fail('input', 'revocations/itself', 'revocations: expected another release as the replacement', {
        path: ['entries', i, 'replacement'],
      });
    }
  }
  return list;
}

function assertAscending(keys: readonly string[], member: string): void {
  const at = keys.findIndex((key, i) => i > 0 && key <= keys[i - 1]);
  if (at < 0) return;
  fail('input', 'revocations/order', `revocations: expected each of ${member} once, in order`, { path: [member, at] });
}
