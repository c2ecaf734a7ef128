import { fail } from '@sluice/errors';
import { matches } from '../members.js';
import type { Actor, RecordKind, Transition } from '../record.js';

/** Says which events the state allows. */
export function illegal(kind: RecordKind, id: string, state: string, event: string): never {
  const legal = Object.entries(kind.transitions)
    .filter(([, { from, byClock }]) => byClock !== true && from.includes(state))
    .map(([name]) => `\`${name}\``);
  const known = Object.hasOwn(kind.transitions, event) ? `\`${event}\`` : 'this event';
  const hint =
    kind.transitions[event]?.byClock === true
      ? 'the registry itself takes this step when its day has come'
      : legal.length === 0
        ? 'no event is legal from here: the state is final'
        : `legal from here: ${legal.join(', ')}`;
  fail('refused', 'registry/illegal-transition', `${kind.kind} ${id}: ${known} is not legal in state \`${state}\``, {
    hint,
  });
}

/**
 * Who may take a step.
 * @param body of the record before the step
 * @throws SluiceError `registry/role`
 */
export function assertRole(
  kind: RecordKind,
  id: string,
  event: string,
  { roles, rolesWhere }: Transition,
  actor: Actor,
  body: unknown,
): void {
  if (roles === undefined || roles.includes(actor.role) || !matches(body, rolesWhere)) return;
  fail('refused', 'registry/role', `${kind.kind} ${id}: \`${event}\` is not for an actor in this role`, {
    hint: `it is for ${roles.map((role) => `\`${role}\``).join(' or ')}`,
  });
}
