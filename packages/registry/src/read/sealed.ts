import { fail } from '@sluice/errors';
import { sha256Hex } from '@sluice/provenance';
import { SEALED } from '../log/entry.js';
import type { Connection } from '../store/backend.js';

/**
 * Sealed bytes by name, or undefined.
 * @throws SluiceError `registry/record-edited` where they are not those that the log names
 */
export async function readSealed(db: Connection, name: string): Promise<Uint8Array | undefined> {
  const [row] = await db.all<{ record_sha256: string; bytes: Uint8Array | null }>(
    `select l.record_sha256, s.bytes from sluice_log l left join sluice_sealed s on s.name = l.id and s.seq = l.seq
      where l.kind = ? and l.id = ? and l.record_sha256 is not null`,
    [SEALED, name],
  );
  if (row === undefined) return undefined;
  if (row.bytes !== null && sha256Hex(row.bytes) === row.record_sha256) return row.bytes;
  fail('refused', 'registry/record-edited', `sealed bytes ${name}: not those that the audit log names`, {
    hint: 'they were changed by hand; `sluice registry check` lists all such places',
  });
}
