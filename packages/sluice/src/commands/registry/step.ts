import { SluiceError } from '@sluice/errors';
import { RECORD_KINDS } from '@sluice/registry';
import { byHandFault } from './by-hand.js';
import { BODY_OPTIONS, givenBody } from './given-body.js';
import { kindNamed } from './kind-named.js';
import { ACTOR_HELP, ACTOR_OPTIONS, actorFrom, textOf } from './options.js';
import type { Verb } from './verb.js';
import { withRegistry } from './with-registry.js';

export const stepVerb: Verb = Object.freeze<Verb>({
  name: 'step',
  summary: { zh: '让记录进入下一状态', en: "take a step of a record's state machine" },
  usage: 'step KIND ID EVENT [--reason TEXT] [--file BODY] [--set NAME=VALUE ...] [--as NAME] [--role ROLE]',
  positionals: { least: 3, most: 3 },
  options: { ...BODY_OPTIONS, ...ACTOR_OPTIONS, reason: { type: 'string' } },
  optionHelp: [
    ['--file BODY', 'the new body, YAML or JSON, where the step changes it'],
    ['--set NAME=VALUE', 'a member to change in the present body, again for each; empty takes it away'],
    ['--reason TEXT', 'why; some steps must say'],
    ...ACTOR_HELP,
  ],
  examples: [
    'sluice registry step agreement AG-2026-01 sign --as registrar',
    'sluice registry step registration REG-7 issue --set code=GD-7 --set from=2026-08-03 --set until=2029-08-02',
    'sluice registry step feedback F-3 dismiss --reason "no person is meant" --role privacy-officer',
  ],
  async run(args, terminal) {
    const { positionals, values } = args;
    const [kind, id, event] = positionals;
    const { transitions } = kindNamed(RECORD_KINDS, kind);
    const byHand = byHandFault(kind, event);
    if (byHand !== undefined) throw new SluiceError('refused', byHand);
    const body = givenBody(kind, values);
    const reason = textOf(values, 'reason');
    // A step that changes the body may leave it as it is; what takes none refuses one.
    const brings = body.given || (Object.hasOwn(transitions, event) && transitions[event].changesBody === true);
    const record = await body.placing(() =>
      withRegistry(args, (registry) =>
        registry.write(async (tx) => {
          const present = brings ? (await tx.get(kind, id))?.body : undefined;
          const next = brings ? { body: body.over(present) } : {};
          return tx.step(kind, id, event, {
            actor: actorFrom(values),
            ...(reason !== undefined && { reason }),
            ...next,
          });
        }),
      ),
    );
    if (values['json']) terminal.out(`${JSON.stringify(record)}\n`);
    else terminal.err(`${terminal.style.green(event)} ${kind} ${id}: ${record.state}\n`);
    return 0;
  },
});
