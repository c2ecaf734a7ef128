import type { TrustedKey } from './trust.js';

/**
 * Whether two keys stand for one holder: the same key, the same named holder, or one that delegated the other (who can
 * make a key can sign with it).
 */
export function sameHolder(a: TrustedKey, b: TrustedKey): boolean {
  return (
    a.keyid === b.keyid ||
    (a.holder !== undefined && a.holder === b.holder) ||
    (a.delegatedBy?.includes(b.keyid) ?? false) ||
    (b.delegatedBy?.includes(a.keyid) ?? false)
  );
}
