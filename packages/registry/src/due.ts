import { fail } from '@sluice/errors';
import { addDays } from './clock.js';
import type { RecordKind, StoredRecord } from './record.js';

/** The due day of records that no day changes. */
export const NEVER = '9999-12-31';

/** How far ahead the days are tried one by one; then the record is looked at again. */
const HORIZON_DAYS = 400;

/**
 * The state of a record at a day.
 * @throws SluiceError `registry/kind-invalid` when the kind gives a state that it does not declare
 */
export function stateOn(kind: RecordKind, record: StoredRecord, day: string): string {
  const state = kind.stateAt?.(record, day) ?? record.state;
  if (kind.states.includes(state)) return state;
  fail('internal', 'registry/kind-invalid', `record kind \`${kind.kind}\`: \`stateAt\` gives an unknown state`);
}

/** The record with its state at a day. */
export function asOf(kind: RecordKind | undefined, record: StoredRecord, day: string): StoredRecord {
  if (kind?.stateAt === undefined) return record;
  const state = stateOn(kind, record, day);
  return state === record.state ? record : { ...record, state };
}

/**
 * First day from `today` on when the state may differ from the one that is written down. Up to the day before, lists
 * may trust an index of states. Days are tried one by one, because nothing is known of `stateAt` but that it is pure.
 */
export function dueDay(kind: RecordKind | undefined, record: StoredRecord, today: string): string {
  if (kind?.stateAt === undefined) return NEVER;
  const changed = daysFrom(today).find((day) => stateOn(kind, record, day) !== record.state);
  return changed ?? addDays(today, HORIZON_DAYS);
}

let days: readonly string[] = [];

/** The days of the horizon; kept, because every record written on one day asks for the same. */
function daysFrom(today: string): readonly string[] {
  if (days[0] !== today) days = Array.from({ length: HORIZON_DAYS }, (_, ahead) => addDays(today, ahead));
  return days;
}
