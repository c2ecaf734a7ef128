import { type Fault, SluiceError } from '@sluice/errors';
import type { ProductText } from '@sluice/product';
import type { Actor, StoredRecord, Transaction } from '@sluice/registry';
import { byHandFault } from './by-hand.js';
import { type LoadEntry, loadEntries } from './load-entries.js';
import { ACTOR_HELP, ACTOR_OPTIONS, actorFrom } from './options.js';
import { readBodyFile } from './read-body.js';
import type { Verb } from './verb.js';
import { withRegistry } from './with-registry.js';

type Path = readonly (string | number)[];

/** A wrong kind or id lies beside the body, not in it. */
function beside(code: string, i: number): Path | undefined {
  if (code === 'registry/unknown-kind') return [i, 'kind'];
  return code === 'registry/id' || code === 'registry/exists' ? [i, 'id'] : undefined;
}

/** A fault of the registry at the place of the entry that it comes from. */
function placed(fault: Fault, base: Path, where: string, source: ProductText): Fault {
  const path = [...base, ...(fault.path ?? [])];
  const place = fault.code === 'record/unknown-member' ? source.placeOfKey(path) : source.placeOf(path);
  return { ...fault, message: `${where}: ${fault.message}`, path, place };
}

/** Adds one entry and takes its steps; where something is wrong, the faults at their places. */
async function loadEntry(
  tx: Transaction,
  { kind, id, body, steps }: LoadEntry,
  i: number,
  actor: Actor,
  source: ProductText,
): Promise<StoredRecord> {
  let base: Path = [i, 'body'];
  try {
    let record = await tx.add(kind, id, body, actor);
    for (const [s, { event, reason, body: next, as = actor.id, role = actor.role }] of steps.entries()) {
      base = [i, 'steps', s, ...(next === undefined ? [] : ['body'])];
      const byHand = byHandFault(kind, event);
      if (byHand !== undefined) throw new SluiceError('refused', byHand);
      const how = {
        actor: { id: as, role },
        ...(reason !== undefined && { reason }),
        ...(next !== undefined && { body: next }),
      };
      record = await tx.step(kind, id, event, how);
    }
    return record;
  } catch (error) {
    if (!(error instanceof SluiceError) || error.kind === 'io' || error.kind === 'internal') throw error;
    throw new SluiceError(
      error.kind,
      error.faults.map((fault) => placed(fault, beside(fault.code, i) ?? base, `entry ${i + 1}`, source)),
    );
  }
}

/** Adds all entries, or tells what is wrong with any of them. */
async function loadAll(
  tx: Transaction,
  entries: readonly LoadEntry[],
  actor: Actor,
  source: ProductText,
): Promise<readonly StoredRecord[]> {
  const records: StoredRecord[] = [];
  let first: SluiceError | undefined;
  const faults: Fault[] = [];
  for (const [i, entry] of entries.entries()) {
    try {
      records.push(await loadEntry(tx, entry, i, actor, source));
    } catch (error) {
      if (!(error instanceof SluiceError) || error.kind === 'io' || error.kind === 'internal') throw error;
      // A record that lacks one which failed above it is no mistake of its own; a body of the wrong shape is.
      if (first === undefined) faults.push(...error.faults);
      else faults.push(...error.faults.filter(({ code }) => code.startsWith('record/')));
      first ??= error;
    }
  }
  if (first !== undefined) throw new SluiceError(first.kind, faults);
  return records;
}

export const loadVerb: Verb = Object.freeze<Verb>({
  name: 'load',
  summary: {
    zh: '一次登记文件中的全部记录，有错则一条不留',
    en: 'add the records of a file in one transaction, all or none',
  },
  usage: 'load FILE.yaml [--as NAME] [--role ROLE]',
  positionals: { least: 1, most: 1 },
  options: ACTOR_OPTIONS,
  optionHelp: ACTOR_HELP,
  examples: ['sluice registry load organisation.yaml --registry records --as registrar'],
  async run(args, terminal) {
    const { positionals, values } = args;
    const { value, source } = readBodyFile(positionals[0]);
    const entries = loadEntries({ value, source });
    const actor = actorFrom(values);
    const records = await withRegistry(args, (registry) => registry.write((tx) => loadAll(tx, entries, actor, source)));
    const loaded = records.map(({ kind, id, state, version }) => ({ kind, id, state, version }));
    if (values['json']) terminal.out(`${JSON.stringify({ loaded })}\n`);
    else terminal.err(`${terminal.style.green('loaded')} ${loaded.length} records\n`);
    return 0;
  },
});
