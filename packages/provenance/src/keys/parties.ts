import { sameHolder } from './same-holder.js';
import type { TrustedKey } from './trust.js';

/**
 * The party that each key stands for, by key id. Keys of one holder, and those that made one another, are one party, and
 * so is whatever is linked through a third: where a hand cannot be told apart, it counts once. A key above them in a
 * delegation links too, signing or not, where its holder is one who decided: whoever made a key could have signed with
 * it. One without holder, or of a holder who decided nothing, links nothing, or all keys of one root would be one party.
 *
 * @param decided all keys that decided about one thing together: author, approvers, owners of waivers.
 * @param trusted every trusted key, delegated ones included: who holds the keys that `delegatedBy` names.
 * @returns a party for each decided key and no other, named by the least key id of all that it links.
 */
export function partiesOf(decided: readonly TrustedKey[], trusted: readonly TrustedKey[]): ReadonlyMap<string, string> {
  const keys = [...decided, ...makers(decided, trusted)];
  const parties = new Map(keys.map(({ keyid }) => [keyid, keyid]));
  const partyOf = ({ keyid }: TrustedKey) => parties.get(keyid) ?? keyid;
  for (const [i, key] of keys.entries()) {
    for (const other of keys.slice(0, i).filter((each) => sameHolder(key, each))) {
      const [kept, merged] = [partyOf(key), partyOf(other)].sort();
      for (const [keyid, party] of parties) if (party === merged) parties.set(keyid, kept);
    }
  }
  return new Map(decided.map((key) => [key.keyid, partyOf(key)]));
}

/** The keys that a decided key comes from, as far as their holder is one who decided. */
function makers(decided: readonly TrustedKey[], trusted: readonly TrustedKey[]): readonly TrustedKey[] {
  const above = new Set(decided.flatMap(({ delegatedBy }) => delegatedBy ?? []));
  const holders = new Set(decided.flatMap(({ holder }) => holder ?? []));
  return trusted.filter(({ keyid, holder }) => above.has(keyid) && holder !== undefined && holders.has(holder));
}
