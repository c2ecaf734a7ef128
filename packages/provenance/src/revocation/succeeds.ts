import type { Fault, Result } from '@sluice/errors';
import { equalBytes } from '../bytes.js';
import { canonicalJson } from '../canonical-json.js';
import { entryKey, type RevocationList } from './revocation-list.js';

/**
 * Whether a list may follow another: of the same publisher, with a higher number, no earlier, and with everything that
 * the former one takes back, from the same day or an earlier one. A revocation is never lifted: who published in error
 * publishes anew. The same list again succeeds itself.
 *
 * Faults: `revocations/publisher`, `/number`, `/time`, `/lost-entry`, `/lost-key`, with the ids of releases.
 */
export function succeeds(older: RevocationList, newer: RevocationList): Result<RevocationList> {
  const good = { ok: true as const, value: newer, warnings: [] };
  if (equalBytes(canonicalJson(older), canonicalJson(newer))) return good;
  const faults: Fault[] = [];
  const fault = (what: string, message: string) => faults.push({ code: `revocations/${what}`, message });
  if (newer.publisher !== older.publisher) fault('publisher', 'revocation list: expected that of the same publisher');
  if (newer.number <= older.number) fault('number', `revocation list: expected a number above ${older.number}`);
  if (newer.at < older.at) fault('time', `revocation list: expected it no earlier than ${older.at}`);
  const entries = new Map(newer.entries.map((entry) => [entryKey(entry), entry]));
  for (const was of older.entries) {
    const is = entries.get(entryKey(was));
    if (is === undefined || is.from > was.from || (was.takenDown && !is.takenDown)) {
      fault('lost-entry', `revocation list: expected ${was.release} to stay revoked from ${was.from}`);
    }
  }
  for (const was of older.keys ?? []) {
    if (!newer.keys?.some(({ keyid, from }) => keyid === was.keyid && from <= was.from)) {
      fault('lost-key', `revocation list: expected key ${was.keyid} to stay revoked from ${was.from}`);
    }
  }
  return faults.length > 0 ? { ok: false, faults } : good;
}
