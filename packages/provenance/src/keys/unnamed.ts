import type { TrustedKey } from './trust.js';

/**
 * What keeps a trusted key from counting where people must be told apart (authors, approvers, owners of waivers): null,
 * or `holder` where nobody says whose key it is, `roles` where nobody says what it is for. Two such keys may be one hand.
 */
export function unnamed({ holder, roles }: TrustedKey): 'holder' | 'roles' | null {
  if (holder === undefined) return 'holder';
  return roles === undefined ? 'roles' : null;
}
