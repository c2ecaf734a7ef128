import { newFile } from './new-file.js';
import type { Verb } from './verb.js';
import { withRegistry } from './with-registry.js';

export const exportVerb: Verb = Object.freeze<Verb>({
  name: 'export',
  summary: { zh: '导出整个登记库', en: 'write the whole registry to a file' },
  usage: 'export FILE',
  positionals: { least: 1, most: 1 },
  options: {},
  optionHelp: [],
  examples: ['sluice registry export records.jsonl'],
  async run(args, terminal) {
    const { positionals, values } = args;
    let lines = 0;
    await withRegistry(args, (registry) =>
      newFile(positionals[0], (write) =>
        registry.exportTo((line) => {
          lines++;
          return write(line);
        }),
      ),
    );
    // Beside the entries a header and an end.
    const entries = lines - 2;
    if (values['json']) terminal.out(`${JSON.stringify({ file: positionals[0], entries })}\n`);
    else terminal.err(`${terminal.style.green('exported')} ${entries} entries\n`);
    return 0;
  },
});
