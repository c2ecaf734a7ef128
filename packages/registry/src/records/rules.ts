import type { Fault } from '@sluice/errors';
import { canonicalJson } from '@sluice/provenance';
import type { RegistryView, StoredRecord } from '../record.js';

/** Day of the registry's clock, yyyy-mm-dd, UTC. */
export function today(view: RegistryView): string {
  return view.now.slice(0, 10);
}

/** One broken rule of a record. `path` leads into the body. */
export function fault(code: string, message: string, hint: string, path: readonly (string | number)[] = []): Fault {
  return { code, message, hint, path };
}

/** What another record must be for this one to rest on it. */
export interface Reference {
  readonly kind: string;
  readonly id: string;
  /** Any state will do where absent. */
  readonly states?: readonly string[];
  readonly code: string;
  readonly path: readonly (string | number)[];
  readonly stateAt?: (record: StoredRecord, day: string) => string;
}

/** No fault where the record is there and in one of the states on the day of the clock. */
export async function expectRecord(view: RegistryView, reference: Reference): Promise<readonly Fault[]> {
  const { kind, id, states, code, path, stateAt } = reference;
  const record = await view.get(kind, id);
  if (record === undefined) {
    return [
      fault(code, `${path.join('.')}: expected a record ${kind} ${id}, there is none`, `add ${kind} ${id} first`, path),
    ];
  }
  const state = stateAt?.(record, today(view)) ?? record.state;
  if (states === undefined || states.includes(state)) return [];
  const message = `${path.join('.')}: expected ${kind} ${id} to be ${states.join(' or ')}, it is ${state}`;
  return [fault(code, message, `name a ${kind} that is ${states.join(' or ')}`, path)];
}

/** References of a list member, one after the other. */
export async function expectRecords(view: RegistryView, references: readonly Reference[]): Promise<readonly Fault[]> {
  const faults: Fault[] = [];
  for (const reference of references) faults.push(...(await expectRecord(view, reference)));
  return faults;
}

/** A new body may differ from the one before in these members only. */
export function onlyChanged<Body extends object>(
  next: StoredRecord<Body>,
  previous: StoredRecord<Body> | undefined,
  members: readonly (keyof Body & string)[],
): readonly Fault[] {
  if (previous === undefined) return [];
  const names = new Set([...Object.keys(previous.body), ...Object.keys(next.body)]);
  return [...names]
    .filter((name) => !members.includes(name as keyof Body & string))
    .filter((name) => text(next.body, name) !== text(previous.body, name))
    .sort()
    .map((name) =>
      fault(
        `${next.kind}/fixed-member`,
        `${name}: expected it to stay as it was`,
        members.length > 0 ? `this step changes only ${members.join(', ')}; else add a new record` : 'add a new record',
        [name],
      ),
    );
}

function text(body: object, name: string): string {
  const value = (body as Readonly<Record<string, unknown>>)[name];
  return value === undefined ? '' : new TextDecoder().decode(canonicalJson(value));
}

/** Both ends of a span, in order. */
export function expectOrder(
  code: string,
  body: { readonly from: string; readonly until?: string | undefined },
): readonly Fault[] {
  return body.until === undefined || body.from <= body.until
    ? []
    : [fault(code, 'until: expected a day no earlier than from', 'correct from or until', ['until'])];
}

/** State of a record that runs out: `to` from the day after `last` on, where its own state is one of `from`. */
export function runsOut(
  record: StoredRecord,
  day: string,
  rule: { readonly from: readonly string[]; readonly last: string | undefined; readonly to: string },
): string {
  return rule.last !== undefined && day > rule.last && rule.from.includes(record.state) ? rule.to : record.state;
}
