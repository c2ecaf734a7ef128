import type { Revocation, RevocationList } from '@sluice/provenance';
import type { KeyBody, RegistryView, ReleaseBody, StoredRecord } from '@sluice/registry';

const REVOKED: readonly string[] = ['revoked', 'taken-down'];

/**
 * All releases and keys that a publisher has ever taken back, from the register: every list has each earlier entry again, so that the
 * newest one alone is enough.
 * @param number grows with each list: the number of the register's last entry
 */
export async function revocationList(publisher: string, number: number, view: RegistryView): Promise<RevocationList> {
  const records = (await view.list('release')) as readonly StoredRecord<ReleaseBody>[];
  const entries = records
    .filter(({ state, body }) => REVOKED.includes(state) && body.owner === publisher)
    .flatMap((record): Revocation[] => {
      const { revocation, candidate } = record.body;
      if (revocation === undefined) return [];
      const { reason, from, replacement } = revocation;
      return [
        {
          release: record.id,
          candidate,
          reason,
          from,
          ...(replacement !== undefined && { replacement }),
          ...(record.state === 'taken-down' && { takenDown: true as const }),
        },
      ];
    })
    .sort((a, b) => (a.release < b.release ? -1 : 1));
  const keys = ((await view.list('key', { state: 'revoked' })) as readonly StoredRecord<KeyBody>[])
    .filter(({ body }) => body.owner === publisher)
    .flatMap(({ id, body }) => (body.revokedFrom === undefined ? [] : [{ keyid: id, from: body.revokedFrom }]))
    .sort((a, b) => (a.keyid < b.keyid ? -1 : 1));
  return { publisher, number, at: view.now, entries, ...(keys.length > 0 && { keys }) };
}
