import type { Verb } from './verb.js';
import { withRegistry } from './with-registry.js';

export const settleVerb: Verb = Object.freeze<Verb>({
  name: 'settle',
  summary: { zh: '写入因到期而发生的状态变化', en: 'write down the steps that time alone has taken; once a day' },
  usage: 'settle',
  positionals: { least: 0, most: 0 },
  options: {},
  optionHelp: [],
  examples: ['sluice registry settle --registry records'],
  async run(args, terminal) {
    const steps = await withRegistry(args, (registry) => registry.settle());
    if (args.values['json']) terminal.out(`${JSON.stringify({ steps })}\n`);
    else terminal.err(`${steps} steps written\n`);
    return 0;
  },
});
