import { fail } from '@sluice/errors';
import type { Command } from '../command.js';
import { VERBS } from './registry/index.js';
import type { Verb } from './registry/verb.js';
import { verbHelp } from './registry/verb-help.js';

const COMMON = { registry: { type: 'string' }, json: { type: 'boolean' } } as const;

function verbNamed(name: string): Verb {
  const verb = VERBS.find((known) => known.name === name);
  if (verb) return verb;
  const names = VERBS.map((known) => known.name).join(', ');
  return fail('input', 'usage/verb', `expected a verb: ${names}`, {
    hint: '`sluice registry --help` shows what each does',
  });
}

/** Every verb's options stand in one table for the parser; what is not the verb's own is refused here. */
function assertFits(verb: Verb, positionals: readonly string[], values: object): void {
  const { least, most } = verb.positionals;
  const known = { ...COMMON, ...verb.options };
  const fits = positionals.length >= least && positionals.length <= most;
  if (fits && Object.keys(values).every((name) => Object.hasOwn(known, name))) return;
  fail('input', 'usage/arguments', `expected: sluice registry ${verb.usage}`, {
    hint: `\`sluice registry help ${verb.name}\` shows options and examples`,
  });
}

export const registryCommand: Command = Object.freeze<Command>({
  name: 'registry',
  summary: 'records of organisations, sources, agreements, releases; the audit log',
  usage: 'registry VERB ... [--registry LOCATION] [--json]',
  positionals: { least: 1, most: 6 },
  options: Object.assign({}, ...VERBS.map(({ options }) => options), COMMON),
  optionHelp: [
    ...VERBS.map(({ name, summary }) => [name, summary.en] as const),
    ['help VERB', 'options and examples of one verb'],
    ['--registry LOCATION', 'folder or postgres:// address of the registry; else SLUICE_REGISTRY'],
    ['--json', 'result as JSON on stdout'],
  ],
  examples: ['sluice registry init records', 'sluice registry load organisation.yaml --registry records'],
  async run({ positionals: [name, ...rest], values }, terminal) {
    if (name === 'help' && rest.length === 1) {
      terminal.out(verbHelp(verbNamed(rest[0])));
      return 0;
    }
    const verb = verbNamed(name);
    assertFits(verb, rest, values);
    return verb.run({ positionals: rest, values }, terminal);
  },
});
