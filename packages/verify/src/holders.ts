import { sameHolder, type TrustedKey } from '@sluice/provenance';

/**
 * For each key the number of the party that it stands for, from 0. Keys of one holder, and those that made one another,
 * are one party, and so is whatever is linked through a third: where a hand cannot be told apart, it counts once.
 */
export function partiesOf(keys: readonly TrustedKey[]): readonly number[] {
  const parties = keys.map((_, i) => i);
  for (let i = 0; i < keys.length; i++) {
    for (let j = 0; j < i; j++) {
      if (!sameHolder(keys[i], keys[j])) continue;
      const [from, to] = [parties[i], parties[j]];
      for (let k = 0; k < parties.length; k++) if (parties[k] === from) parties[k] = to;
    }
  }
  return parties;
}

/** Whether each role can be given to a party of its own that took it. */
export function rolesFilled(
  roles: readonly string[],
  taken: readonly { readonly role: string; readonly party: number }[],
): boolean {
  const [role, ...others] = roles;
  if (role === undefined) return true;
  return taken
    .filter((one) => one.role === role)
    .some(({ party }) =>
      rolesFilled(
        others,
        taken.filter((one) => one.party !== party),
      ),
    );
}
