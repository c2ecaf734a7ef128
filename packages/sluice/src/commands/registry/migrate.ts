import { migrateRegistry, RECORD_KINDS } from '@sluice/registry';
import { registryLocation, requireRegistry } from '../../wiring/registry.js';
import { textOf } from './options.js';
import type { Verb } from './verb.js';

export const migrateVerb: Verb = Object.freeze<Verb>({
  name: 'migrate',
  summary: { zh: '把旧版登记库升级到本版本', en: 'carry an older registry over to this version' },
  usage: 'migrate',
  positionals: { least: 0, most: 0 },
  options: {},
  optionHelp: [],
  examples: ['sluice registry export before.jsonl && sluice registry migrate'],
  async run({ values, now }, terminal) {
    const location = requireRegistry(registryLocation(textOf(values, 'registry')));
    const { from, to } = await migrateRegistry(location, { kinds: RECORD_KINDS, clock: () => now ?? new Date() });
    if (values['json']) terminal.out(`${JSON.stringify({ from, to })}\n`);
    else terminal.err(from === to ? `the registry has version ${to} already\n` : `version ${from} became ${to}\n`);
    return 0;
  },
});
