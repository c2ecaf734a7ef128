import { fail } from '@sluice/errors';
import { BODY_HELP, BODY_OPTIONS, givenBody } from './given-body.js';
import { ACTOR_HELP, ACTOR_OPTIONS, actorFrom, textOf } from './options.js';
import type { Verb } from './verb.js';
import { withRegistry } from './with-registry.js';

export const addVerb: Verb = Object.freeze<Verb>({
  name: 'add',
  summary: { zh: '登记一条记录', en: 'add a record' },
  usage: 'add KIND ID (--file BODY | --set NAME=VALUE ...) [--reason TEXT] [--as NAME] [--role ROLE]',
  positionals: { least: 2, most: 2 },
  options: { ...BODY_OPTIONS, ...ACTOR_OPTIONS, reason: { type: 'string' } },
  optionHelp: [...BODY_HELP, ['--reason TEXT', 'why, for the audit log'], ...ACTOR_HELP],
  examples: [
    'sluice registry add agreement AG-2026-01 --file agreement.yaml --as registrar',
    'sluice registry add organisation bank --set title.zh=银行 --set type=licensee',
  ],
  async run(args, terminal) {
    const { positionals, values } = args;
    const [kind, id] = positionals;
    const body = givenBody(kind, values);
    if (!body.given)
      return fail('input', 'usage/missing-option', 'expected the body: --file BODY or --set NAME=VALUE', {
        hint: `\`sluice registry kinds ${kind}\` shows the members`,
      });
    const whole = body.over({});
    const record = await body.placing(() =>
      withRegistry(args, (registry) =>
        registry.write((tx) => tx.add(kind, id, whole, actorFrom(values), textOf(values, 'reason'))),
      ),
    );
    if (values['json']) terminal.out(`${JSON.stringify(record)}\n`);
    else terminal.err(`${terminal.style.green('added')} ${kind} ${id}: ${record.state}\n`);
    return 0;
  },
});
