import type { Fault } from '@sluice/errors';
import { REVOKING_ROLES } from '../keys/roles.js';
import { type KeyUse, outOfScope } from '../keys/scope.js';
import type { TrustedKey } from '../keys/trust.js';

/** Null where the key may take a release back in one of its roles, else the fault of the first of them. */
export function outOfRevokingScope(key: TrustedKey, use: Omit<KeyUse, 'role'>): Fault | null {
  const faults = REVOKING_ROLES.map((role) => outOfScope(key, { ...use, role }));
  return faults.includes(null) ? null : faults[0];
}
