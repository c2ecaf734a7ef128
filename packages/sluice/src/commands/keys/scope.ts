import { fail } from '@sluice/errors';
import { KEY_ROLES } from '@sluice/provenance';
import type { ParsedArgs } from '../../command.js';

/** What a key is trusted with, as the options say it. */
export interface KeyScope {
  readonly roles: readonly string[];
  readonly holder?: string;
  readonly channels?: readonly string[];
  readonly products?: readonly string[];
  readonly from?: string;
  readonly until?: string;
}

const ROLES: readonly string[] = [...Object.values(KEY_ROLES), 'consent'];
const list = (text: string) => text.split(',').map((item) => item.trim());

/** Told beside a key of which nobody says whose it is; empty where somebody does. */
export function holderNote({ roles, holder }: KeyScope): string {
  // A root decides about no release, it only names other keys.
  if (holder !== undefined || roles.every((role) => role === KEY_ROLES.root)) return '';
  return '  no holder: candidates, approvals and waivers by this key will not count; name one with --holder\n';
}

/** Reads `--role --holder --channel --product --from --until`; several by comma. */
export function keyScope(values: ParsedArgs['values']): KeyScope {
  const text = (name: string) => (typeof values[name] === 'string' ? values[name] : undefined);
  const roles = list(text('role') ?? '');
  if (!roles.every((role) => ROLES.includes(role)))
    return fail('input', 'usage/role', `--role takes one or more of ${ROLES.join(', ')}, with commas`);
  const [holder, channel, product, from, until] = ['holder', 'channel', 'product', 'from', 'until'].map(text);
  return {
    roles,
    ...(holder !== undefined && { holder }),
    ...(channel !== undefined && { channels: list(channel) }),
    ...(product !== undefined && { products: list(product) }),
    ...(from !== undefined && { from }),
    ...(until !== undefined && { until }),
  };
}
