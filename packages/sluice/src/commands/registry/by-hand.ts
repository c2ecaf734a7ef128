import type { Fault } from '@sluice/errors';
import { RECORD_KINDS } from '@sluice/registry';

const PUBLISH = '`sluice publish CANDIDATE --out DIR` judges the candidate again and takes this step itself';
const REVOKE = '`sluice revoke RELEASE` takes this step, and writes the list that tells everyone who verifies';

/** The command that takes a step in the place of whoever tried it by hand. */
const HINTS: Readonly<Record<string, string>> = Object.freeze({
  'release seal': PUBLISH,
  'release publish': PUBLISH,
  'release give-back': '`sluice publish` again finishes what was left halfway, or gives it back',
  'release revoke': REVOKE,
  'release take-down': '`sluice revoke RELEASE --take-down DIR` takes this step, and puts the tombstone',
  'bundle publish': '`sluice publish` with every candidate of the bundle publishes them in one transaction',
  'key revoke': '`sluice revoke KEYID` takes this step, and writes the list that tells everyone who verifies',
});

/**
 * The fault of a step that only a program takes (`byProgram`): by hand it would say that something was sealed, signed
 * or taken back that was not. Undefined for every other step, and for those that there are not.
 */
export function byHandFault(kind: string, event: string): Fault | undefined {
  const transitions = RECORD_KINDS.find((each) => each.kind === kind)?.transitions ?? {};
  if (!Object.hasOwn(transitions, event) || transitions[event].byProgram !== true) return undefined;
  return {
    code: 'registry/by-program',
    message: `${kind}: \`${event}\` is not taken by hand`,
    hint: HINTS[`${kind} ${event}`] ?? 'the program that does what it says takes this step',
  };
}
