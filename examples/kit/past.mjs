import { readFileSync } from 'node:fs';
import { createRegistry, openRegistry, RECORD_KINDS } from '@sluice/registry';
import { parse } from 'yaml';

/**
 * Makes the registry of an example and writes what happened before today, each entry on its own day: what takes weeks
 * in life, such as a public notice, cannot be shown otherwise. The registry has no clock of its own, a program hands it
 * one; the command line always hands it that of the machine.
 *
 * A file is a list of `{on: DAY, kind, id, body}`, or `{on: DAY, kind, id, event, change, reason}` for a step, where
 * `change` is merged into the body.
 */
export async function writePast({ path }, file) {
  let day = '';
  const clock = () => new Date(`${day}T09:00:00.000Z`);
  const entries = parse(readFileSync(path(file), 'utf8'), { schema: 'core' });
  day = entries[0].on;
  await createRegistry(path('records'), { clock });
  const registry = await openRegistry(path('records'), { kinds: RECORD_KINDS, clock });
  const actor = { id: 'registrar', role: 'steward' };
  try {
    for (const { on, kind, id, body, event, change, reason } of entries) {
      day = on;
      const { state } = await registry.write(async (tx) => {
        if (event === undefined) return tx.add(kind, id, body, actor);
        const changed = change && { body: { ...(await tx.get(kind, id)).body, ...change } };
        return tx.step(kind, id, event, { actor, ...(reason && { reason }), ...changed });
      });
      console.log(`    ${on}  ${(event ?? 'add').padEnd(8)} ${kind} ${id}: ${state}`);
    }
  } finally {
    await registry.close();
  }
}
