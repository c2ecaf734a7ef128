/**
 * What a key may be trusted to do. `operator` builds and signs releases; `owner` answers for the data and signs waivers;
 * `steward`, `privacy-officer`, `approver`, `implementer` and `provider` approve; `root` delegates to other keys.
 */
export const KEY_ROLES = Object.freeze({
  operator: 'operator',
  owner: 'owner',
  steward: 'steward',
  privacyOfficer: 'privacy-officer',
  approver: 'approver',
  implementer: 'implementer',
  provider: 'provider',
  root: 'root',
});

/** Roles that build, or name other keys: what is signed in them approves nothing. */
export const NOT_APPROVING_ROLES: readonly string[] = Object.freeze([KEY_ROLES.operator, KEY_ROLES.root]);

/** Roles whose word takes a release back. */
export const REVOKING_ROLES: readonly string[] = Object.freeze([KEY_ROLES.operator, KEY_ROLES.owner, KEY_ROLES.root]);
