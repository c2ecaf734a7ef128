import { fail } from '@sluice/errors';
import { sha256Hex } from '@sluice/provenance';
import { z } from 'zod';
import { type Clock, dayOf, timeOf } from './clock.js';
import { createStore } from './create.js';
import { EXPORT_FORMAT } from './export.js';
import { type Kinds, kindsOf } from './kinds.js';
import { append, EMPTY, type Head } from './log/append.js';
import { hashOf, SEALED } from './log/entry.js';
import { assertId, assertSealedName } from './names.js';
import type { RecordKind, StoredRecord } from './record.js';
import { recordDigest } from './record-digest.js';
import type { LogEntry } from './registry.js';
import type { Connection } from './store/backend.js';
import { migrateTables, SCHEMA_VERSION } from './store/schema.js';
import { indexRecord, insertVersion } from './write/put.js';

export interface ImportOptions {
  readonly kinds: readonly RecordKind[];
  readonly clock: Clock;
  /** Head that the export must have, as somebody noted it elsewhere. */
  readonly head?: string;
}

const HASH = z.string().regex(/^[0-9a-f]{64}$/);
const HEADER = z.strictObject({
  sluice: z.literal('registry-export'),
  format: z.int().min(1),
  entries: z.int().min(0),
  head: HASH,
});
const LINE = z.strictObject({
  entry: z.strictObject({
    seq: z.int().min(1),
    at: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    actor: z.strictObject({ id: z.string().min(1), role: z.string().min(1) }),
    event: z.string().min(1),
    kind: z.string().min(1),
    id: z.string().min(1),
    reason: z.string().optional(),
    recordSha256: HASH.optional(),
    previous: HASH,
    hash: HASH,
  }),
  record: z.strictObject({ version: z.int().min(1), state: z.string(), body: z.unknown() }).optional(),
  sealed: z.base64().optional(),
});
const END = z.strictObject({ end: HASH });

/**
 * Makes a registry of either kind from the lines that `exportTo` wrote; it has the same log, and so the same head. The
 * chain and every digest are recomputed. All of it is kept, or nothing.
 * @throws SluiceError `registry/there`, `registry/export-newer`, `registry/export-broken` with the number of the line,
 *   `registry/unknown-kind`
 */
export async function importRegistry(
  location: string,
  lines: AsyncIterable<string> | Iterable<string>,
  options: ImportOptions,
): Promise<void> {
  const kinds = kindsOf(options.kinds);
  const now = timeOf(options.clock);
  await createStore(location, async (db, dialect) => {
    await migrateTables(db, dialect, -1, SCHEMA_VERSION, now);
    await readLines(db, lines, kinds, dayOf(now), options.head);
  });
}

async function readLines(
  db: Connection,
  lines: AsyncIterable<string> | Iterable<string>,
  kinds: Kinds,
  today: string,
  expected: string | undefined,
): Promise<void> {
  const versions = new Map<string, number>();
  let number = 0;
  let header: z.infer<typeof HEADER> | undefined;
  let head: Head = EMPTY;
  let ended = false;
  const broken = (what: string): never =>
    fail('input', 'registry/export-broken', `line ${number}: ${what}`, {
      place: { line: number },
      hint: 'the export was cut off or changed; make it anew: `sluice registry export`',
    });

  for await (const text of lines) {
    if (text === '') continue;
    number++;
    if (ended) broken('expected nothing after the end');
    const value = json(text) ?? broken('expected one JSON document');
    if (header === undefined) {
      header = HEADER.safeParse(value).data ?? broken('expected the header of an export of a registry');
      if (header.format > EXPORT_FORMAT) {
        fail('input', 'registry/export-newer', `the export has format ${header.format}; expected ${EXPORT_FORMAT}`, {
          hint: 'use a newer version of Sluice',
        });
      }
      continue;
    }
    if (END.safeParse(value).success) {
      ended = true;
      continue;
    }
    const { entry: given, record, sealed } = LINE.safeParse(value).data ?? broken('expected an entry of the log');
    const entry = given as LogEntry;
    if (entry.seq !== head.seq + 1 || entry.previous !== head.hash || entry.at < head.at)
      broken('the entry does not follow the one before it');
    if (entry.hash !== hashOf(entry)) broken('the hash of the entry is not that of its content');
    const written = Number(record !== undefined) + Number(sealed !== undefined);
    if (written !== Number(entry.recordSha256 !== undefined) || (sealed !== undefined) !== (entry.kind === SEALED))
      broken('expected the entry with what it wrote');
    if (sealed !== undefined) await keepSealed(db, entry, sealed, broken);
    else if (!kinds.has(entry.kind)) {
      fail('input', 'registry/unknown-kind', `line ${number}: unknown kind of record`, {
        hint: 'import with a program that knows the kinds of the exported registry',
      });
    }
    if (record !== undefined) {
      const kept = { ...record, kind: entry.kind, id: entry.id, at: entry.at } as StoredRecord;
      const key = `${entry.kind} ${entry.id}`;
      assertId(entry.kind, entry.id);
      if (kept.version !== (versions.get(key) ?? 0) + 1) broken('a version of the record is missing');
      if (recordDigest(kept) !== entry.recordSha256) broken('the record is not the one that the entry names');
      versions.set(key, kept.version);
      await insertVersion(db, entry, kept);
      await indexRecord(db, kinds.get(entry.kind), kept, entry.seq, today);
    }
    head = await append(db, entry);
  }
  if (header === undefined || !ended || head.seq !== header.entries || head.hash !== header.head)
    broken('the end is missing');
  if (expected !== undefined && head.hash !== expected) {
    fail('refused', 'registry/log-truncated', 'the export does not end with the expected head', {
      hint: 'entries were removed or replaced; look for an older export',
    });
  }
}

async function keepSealed(
  db: Connection,
  entry: LogEntry,
  base64: string,
  broken: (what: string) => never,
): Promise<void> {
  assertSealedName(entry.id);
  const bytes = new Uint8Array(Buffer.from(base64, 'base64'));
  if (sha256Hex(bytes) !== entry.recordSha256) broken('the sealed bytes are not those that the entry names');
  await db.all('insert into sluice_sealed (name, seq, bytes) values (?, ?, ?)', [entry.id, entry.seq, bytes]);
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
