import { fail, SluiceError } from '@sluice/errors';
import { sha256Hex } from '@sluice/provenance';
import { dayOf } from '../clock.js';
import { asOf, dueDay, stateOn } from '../due.js';
import { type Kinds, kindNamed } from '../kinds.js';
import { append, type Head, nextEntry } from '../log/append.js';
import { SEALED } from '../log/entry.js';
import { assertEvent, assertId, assertSealedName, checkedActor, checkedReason } from '../names.js';
import { getRecord } from '../read/get.js';
import { listAll } from '../read/list.js';
import { readSealed } from '../read/sealed.js';
import type { Actor, RecordKind, RegistryView, StoredRecord } from '../record.js';
import type { LogEntry, Transaction } from '../registry.js';
import type { Connection } from '../store/backend.js';
import { assertRole, illegal } from './legal.js';
import { parseBody } from './parse-body.js';
import { putVersion } from './put.js';

/** Who does what nobody asked for: steps of the clock, the sealing of bytes. */
export const REGISTRY: Actor = { id: 'registry', role: 'registry' };

/** A transaction, and how its owner ends it. */
export interface OpenTransaction {
  readonly tx: Transaction;
  /** Writes the steps that time has taken of all records of the kinds; gives their number. */
  settle(): Promise<number>;
  /** Ends it: every use after this is an error. Throws where something was left running, or broke halfway. */
  end(): void;
}

/**
 * The operations of one exclusive transaction.
 * @param store connection on which the transaction runs
 * @param start end of the log as it was read inside the transaction
 * @param now time of every entry that it writes, ISO 8601
 */
export function openTransaction(store: Connection, kinds: Kinds, start: Head, now: string): OpenTransaction {
  const day = dayOf(now);
  let head = start;
  let open = true;
  let broken: unknown;
  let running = 0;
  let turn: Promise<unknown> = Promise.resolve();

  const assertOpen = (): void => {
    if (!open) {
      fail('internal', 'registry/transaction-over', 'a transaction was used after its work had ended', {
        hint: 'await every call inside the function given to `write`',
      });
    }
  };

  // A step that was left running must not write on after the end, when each statement would be kept for itself.
  const db: Connection = {
    async all(sql, values) {
      assertOpen();
      return store.all(sql, values);
    },
  };

  /** Changes take turns: each one's entry names the one before it. */
  const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
    assertOpen();
    running++;
    const mine = turn.then(work);
    turn = mine.catch(() => undefined);
    try {
      return await mine;
    } catch (error) {
      // A refusal comes before anything is written, and the caller may go on; after a fault of the store it may not.
      if (!(error instanceof SluiceError) || error.kind === 'io') broken ??= error;
      throw error;
    } finally {
      running--;
    }
  };

  const view: RegistryView = {
    now,
    async get(kind, id) {
      assertOpen();
      const known = kindNamed(kinds, kind);
      assertId(kind, id);
      const record = await getRecord(db, kind, id);
      return record === undefined ? undefined : asOf(known, record, day);
    },
    async list(kind, filter = {}) {
      assertOpen();
      return listAll(db, kindNamed(kinds, kind), day, filter);
    },
  };

  async function write(
    kind: RecordKind,
    record: StoredRecord,
    deed: { readonly actor: Actor; readonly event: string; readonly reason?: string | undefined },
  ): Promise<StoredRecord> {
    head = await putVersion(db, head, kind, record, deed);
    return record;
  }

  async function assertRules(kind: RecordKind, next: StoredRecord, previous: StoredRecord | undefined): Promise<void> {
    const faults = (await kind.check?.(next, previous, view)) ?? [];
    if (faults.some(({ severity }) => severity !== 'warning')) throw new SluiceError('refused', faults);
  }

  /** Writes the step that time has taken since the record was written, where its kind has one. */
  async function catchUp(kind: RecordKind, record: StoredRecord): Promise<StoredRecord> {
    const state = stateOn(kind, record, day);
    if (state === record.state) return record;
    const event = Object.entries(kind.transitions).find(
      ([, step]) => step.byClock === true && step.to === state && step.from.includes(record.state),
    )?.[0];
    if (event === undefined) return { ...record, state };
    const next = { ...record, state, version: record.version + 1, at: now };
    return write(kind, next, { actor: REGISTRY, event });
  }

  async function add(name: string, id: string, given: unknown, by: Actor, why?: string): Promise<StoredRecord> {
    const kind = kindNamed(kinds, name);
    assertId(name, id);
    const actor = checkedActor(by);
    const reason = checkedReason(why);
    const body = parseBody(kind, given);
    if ((await getRecord(db, name, id)) !== undefined) {
      fail('input', 'registry/exists', `${name} ${id}: there is a record of this id already`, {
        hint: 'take another id, or change the record by a step of its kind; a cancelled record keeps its id',
      });
    }
    const record: StoredRecord = { kind: name, id, state: kind.first, version: 1, at: now, body };
    await assertRules(kind, record, undefined);
    return write(kind, record, { actor, event: 'add', reason });
  }

  async function step(
    name: string,
    id: string,
    event: string,
    how: { readonly actor: Actor; readonly reason?: string; readonly body?: unknown },
  ): Promise<StoredRecord> {
    const kind = kindNamed(kinds, name);
    assertId(name, id);
    const actor = checkedActor(how.actor);
    const reason = checkedReason(how.reason);
    const stored = await existing(db, name, id);
    const state = stateOn(kind, stored, day);
    const transition = Object.hasOwn(kind.transitions, event) ? kind.transitions[event] : undefined;
    if (transition === undefined || transition.byClock === true || !transition.from.includes(state)) {
      illegal(kind, id, state, event);
    }
    assertRole(kind, id, event, transition, actor, stored.body);
    if (transition.needsReason === true && reason === undefined) {
      fail('input', 'registry/reason-missing', `${name} ${id}: \`${event}\` must say why`, { hint: 'give a reason' });
    }
    if ((transition.changesBody === true) !== (how.body !== undefined)) {
      const takes = transition.changesBody === true ? 'needs the new body' : 'takes no body';
      fail('input', 'registry/body', `${name} ${id}: \`${event}\` ${takes} of the record`);
    }
    const body = transition.changesBody === true ? parseBody(kind, how.body) : stored.body;
    const previous = await catchUp(kind, stored);
    const next = { ...previous, state: transition.to, version: previous.version + 1, at: now, body };
    await assertRules(kind, next, previous);
    return write(kind, next, { actor, event, reason });
  }

  async function note(event: string, name: string, id: string, by: Actor, why?: string): Promise<LogEntry> {
    const kind = kindNamed(kinds, name);
    assertEvent(event);
    assertId(name, id);
    if (event === 'add' || Object.hasOwn(kind.transitions, event)) {
      fail('input', 'registry/event', `${name}: \`${event}\` changes the record; expected an event that does not`);
    }
    const actor = checkedActor(by);
    const reason = checkedReason(why);
    await existing(db, name, id);
    const entry = nextEntry(head, { at: now, actor, event, kind: name, id, ...(reason !== undefined && { reason }) });
    head = await append(db, entry);
    return entry;
  }

  async function putSealed(name: string, bytes: Uint8Array): Promise<void> {
    assertSealedName(name);
    if ((await readSealed(db, name)) !== undefined) {
      fail('input', 'registry/exists', `sealed bytes ${name}: there are bytes of this name already`, {
        hint: 'sealed bytes are never written over; take another name',
      });
    }
    const recordSha256 = sha256Hex(bytes);
    const entry = nextEntry(head, { at: now, actor: REGISTRY, event: 'seal', kind: SEALED, id: name, recordSha256 });
    await db.all('insert into sluice_sealed (name, seq, bytes) values (?, ?, ?)', [name, entry.seq, bytes]);
    head = await append(db, entry);
  }

  async function settle(): Promise<number> {
    let steps = 0;
    for (const kind of kinds.values()) {
      if (kind.stateAt === undefined) continue;
      const due = await db.all<{ id: string }>('select id from sluice_record where kind = ? and due <= ? order by id', [
        kind.kind,
        day,
      ]);
      for (const { id } of due) {
        const stored = await existing(db, kind.kind, id);
        const now = await catchUp(kind, stored);
        if (now.version > stored.version) steps++;
        // Looked at and found unchanged, or without a step of its own: the day moves on.
        else
          await db.all('update sluice_record set due = ? where kind = ? and id = ?', [
            dueDay(kind, stored, day),
            kind.kind,
            id,
          ]);
      }
    }
    return steps;
  }

  return {
    tx: {
      ...view,
      add: (...args) => inTurn(() => add(...args)),
      step: (...args) => inTurn(() => step(...args)),
      note: (...args) => inTurn(() => note(...args)),
      putSealed: (...args) => inTurn(() => putSealed(...args)),
      async getSealed(name) {
        assertOpen();
        assertSealedName(name);
        return readSealed(db, name);
      },
    },
    settle: () => inTurn(settle),
    end() {
      open = false;
      if (broken !== undefined) throw broken;
      if (running > 0) {
        fail('internal', 'registry/not-awaited', 'the work of a transaction ended before its own steps did', {
          hint: 'await every call inside the function given to `write`; nothing was kept',
        });
      }
    },
  };
}

async function existing(db: Connection, kind: string, id: string): Promise<StoredRecord> {
  const record = await getRecord(db, kind, id);
  if (record !== undefined) return record;
  fail('input', 'registry/unknown-record', `${kind} ${id}: there is no such record`, {
    hint: `\`sluice registry list ${kind}\` shows those that there are`,
  });
}
