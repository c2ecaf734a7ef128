/** Whether each role can be given to a party of its own that took it. */
export function rolesFilled(
  roles: readonly string[],
  taken: readonly { readonly role: string; readonly party: string }[],
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
