import { createRegistry } from '@sluice/registry';
import type { Verb } from './verb.js';

export const initVerb: Verb = Object.freeze<Verb>({
  name: 'init',
  summary: { zh: '建立空的登记库', en: 'make an empty registry' },
  usage: 'init LOCATION',
  positionals: { least: 1, most: 1 },
  options: {},
  optionHelp: [],
  examples: ['sluice registry init records', 'sluice registry init postgres://sluice@db.example.test/records'],
  async run({ positionals: [location], values, now }, terminal) {
    await createRegistry(location, { clock: () => now ?? new Date() });
    // The address of a server may hold a password, so it is not said again.
    if (values['json']) terminal.out(`${JSON.stringify({ created: true })}\n`);
    else terminal.err(`${terminal.style.green('made')} a registry\n`);
    return 0;
  },
});
