import type { KeyFact } from './facts.js';
import { isText } from './need-record.js';
import { type Block, block } from './rule.js';

/** What a key counts as: its party, else its holder; the key itself where nobody says whose it is. */
export function partyOf({ party, holder, keyid }: KeyFact): string {
  return party ?? holder ?? keyid;
}

/** Whether two keys may be one hand. */
export function sameParty(a: KeyFact, b: KeyFact): boolean {
  return a.keyid === b.keyid || (a.holder !== undefined && a.holder === b.holder) || partyOf(a) === partyOf(b);
}

/** The refusal of a decision by a key of which nobody says whose it is, or what for: two such may be one hand. */
export function unnamed({ keyid, holder, anyRole }: KeyFact): Block | undefined {
  if (isText(holder) && anyRole !== true) return undefined;
  const hint = {
    zh: '在信任文件中写明：sluice keys trust … --role … --holder …（或委托时写明 --holder）',
    en: 'name it in the trust file: `sluice keys trust … --role … --holder …`, or `--holder` where it is delegated',
  };
  if (!isText(holder)) return block({ zh: `密钥 ${keyid} 没有持有人`, en: `key ${keyid} has no holder` }, hint);
  return block({ zh: `密钥 ${keyid} 没有角色`, en: `key ${keyid} has no role` }, hint);
}
