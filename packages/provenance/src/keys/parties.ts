import { sameHolder } from './same-holder.js';
import type { TrustedKey } from './trust.js';

/**
 * The party that each key stands for, by key id; a party is named by the least key id in it. Keys of one holder, and
 * those that made one another, are one party, and so is whatever is linked through a third: where a hand cannot be told
 * apart, it counts once. Take all keys that decided about one thing together (author, approvers, owners of waivers).
 */
export function partiesOf(keys: readonly TrustedKey[]): ReadonlyMap<string, string> {
  const parties = new Map(keys.map(({ keyid }) => [keyid, keyid]));
  const partyOf = ({ keyid }: TrustedKey) => parties.get(keyid) ?? keyid;
  for (const [i, key] of keys.entries()) {
    for (const other of keys.slice(0, i).filter((each) => sameHolder(key, each))) {
      const [kept, merged] = [partyOf(key), partyOf(other)].sort();
      for (const [keyid, party] of parties) if (party === merged) parties.set(keyid, kept);
    }
  }
  return parties;
}
