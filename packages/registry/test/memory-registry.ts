import type { RecordKind, RegistryView, StoredRecord } from '../src/record.js';
import { RECORD_KINDS } from '../src/records/index.js';

/** A register in memory, for the rules of records: no log, no transactions, the clock set by hand. */
export interface MemoryRegistry {
  readonly view: RegistryView;
  /** Sets the clock to noon of a day. */
  on(day: string): void;
  /** Codes of the faults; empty where the record was let in. */
  add(kind: string, id: string, body: object): Promise<readonly string[]>;
  step(kind: string, id: string, event: string, change?: object): Promise<readonly string[]>;
  /** Writes a record past all rules, in the state given. */
  put(kind: string, id: string, body: object, state: string): void;
  state(kind: string, id: string): string | undefined;
}

function kindOf(name: string): RecordKind {
  const kind = RECORD_KINDS.find((each) => each.kind === name);
  if (kind === undefined) throw new Error(`no kind ${name}`);
  return kind;
}

export function memoryRegistry(day: string): MemoryRegistry {
  let now = `${day}T12:00:00.000Z`;
  const records = new Map<string, StoredRecord>();
  const key = (kind: string, id: string) => `${kind}/${id}`;
  const asOf = (record: StoredRecord): StoredRecord => ({
    ...record,
    state: kindOf(record.kind).stateAt?.(record, now.slice(0, 10)) ?? record.state,
  });
  const view: RegistryView = {
    get now() {
      return now;
    },
    async get(kind, id) {
      const record = records.get(key(kind, id));
      return record && asOf(record);
    },
    async list(kind, { state, match = {} } = {}) {
      return [...records.values()]
        .filter((record) => record.kind === kind)
        .map(asOf)
        .filter((record) => state === undefined || record.state === state)
        .filter(({ body }) =>
          Object.entries(match).every(([name, value]) => (body as Record<string, unknown>)[name] === value),
        )
        .sort((a, b) => (a.id < b.id ? -1 : 1));
    },
  };
  const enter = async (next: StoredRecord, previous: StoredRecord | undefined): Promise<readonly string[]> => {
    const kind = kindOf(next.kind);
    const parsed = kind.schema.safeParse(next.body);
    if (!parsed.success) return parsed.error.issues.map(({ path }) => `schema:${path.join('.')}`);
    const faults = (await kind.check?.(next, previous, view)) ?? [];
    if (faults.length === 0) records.set(key(next.kind, next.id), next);
    return faults.map(({ code }) => code);
  };
  return {
    view,
    on(to) {
      now = `${to}T12:00:00.000Z`;
    },
    async add(kind, id, body) {
      return enter({ kind, id, state: kindOf(kind).first, version: 1, at: now, body }, undefined);
    },
    async step(kind, id, event, change) {
      const previous = await view.get(kind, id);
      if (previous === undefined) throw new Error(`no ${kind} ${id}`);
      const transition = kindOf(kind).transitions[event];
      if (transition === undefined || transition.byClock || !transition.from.includes(previous.state)) {
        return ['illegal'];
      }
      if ((transition.changesBody === true) !== (change !== undefined)) return ['body'];
      const body = change === undefined ? previous.body : { ...(previous.body as object), ...change };
      return enter({ ...previous, state: transition.to, version: previous.version + 1, at: now, body }, previous);
    },
    put(kind, id, body, state) {
      records.set(key(kind, id), { kind, id, state, version: 1, at: now, body });
    },
    state(kind, id) {
      const record = records.get(key(kind, id));
      return record && asOf(record).state;
    },
  };
}
