import type { RecordKind } from '../record.js';

/** Freezes a kind of record with its state machine, so that no caller can open a step that is closed. */
export function defineKind<Body>(kind: RecordKind<Body>): RecordKind<Body> {
  for (const transition of Object.values(kind.transitions)) {
    Object.freeze(transition.from);
    Object.freeze(transition);
  }
  Object.freeze(kind.transitions);
  Object.freeze(kind.states);
  return Object.freeze(kind);
}
