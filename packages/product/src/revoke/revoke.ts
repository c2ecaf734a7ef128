import { fail } from '@sluice/errors';
import type { Actor, Registry, ReleaseBody, StoredRecord } from '@sluice/registry';

export interface RevokeOptions {
  readonly registry: Registry;
  readonly actor: Actor;
  /** Code such as `data-error`. */
  readonly reason: string;
  /** First day on which the release must not be used, yyyy-mm-dd. */
  readonly from: string;
  /** Release to use instead. */
  readonly replacement?: string;
  /** The data is to be removed too: the record becomes a tombstone. */
  readonly takeDown?: boolean;
}

/**
 * Takes a release back, in the register: from there every later revocation list has it. Whoever holds a copy keeps it;
 * so it goes on counting when a further release is compared.
 * @throws SluiceError `revoke/none`, and what the record's own rules say
 */
export async function revokeRelease(id: string, options: RevokeOptions): Promise<StoredRecord> {
  const { registry, actor, reason, from, replacement } = options;
  return registry.write(async (tx) => {
    const record = (await tx.get('release', id)) as StoredRecord<ReleaseBody> | undefined;
    if (record === undefined)
      return fail('input', 'revoke/none', `the register has no release ${id}`, {
        hint: '`sluice registry list release` shows those that it has',
      });
    const revocation = { reason, from, ...(replacement !== undefined && { replacement }) };
    const event = options.takeDown ? 'take-down' : 'revoke';
    return tx.step('release', id, event, { actor, reason, body: { ...record.body, revocation } });
  });
}
