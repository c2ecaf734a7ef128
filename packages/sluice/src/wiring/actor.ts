import { userInfo } from 'node:os';
import type { Actor } from '@sluice/registry';

/** Who acts, for the audit log: `--as`, else the key that signs, else the account of this process. */
export function actorOf(role: string, given: unknown, keyid?: string): Actor {
  if (typeof given === 'string') return { id: given, role };
  return { id: keyid ?? userInfo().username, role };
}
