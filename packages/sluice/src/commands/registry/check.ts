import { fail } from '@sluice/errors';
import { textOf } from './options.js';
import type { Verb } from './verb.js';
import { withRegistry } from './with-registry.js';

export const checkVerb: Verb = Object.freeze<Verb>({
  name: 'check',
  summary: {
    zh: '重算全部日志与记录摘要',
    en: 'recompute the whole log and every digest; exit 1 when something is wrong',
  },
  usage: 'check [--head HASH]',
  positionals: { least: 0, most: 0 },
  options: { head: { type: 'string' } },
  optionHelp: [['--head HASH', 'a head that was noted elsewhere: shows entries cut off the end']],
  examples: ['sluice registry check', 'sluice registry check --json --head "$(cat head.txt)"'],
  async run(args, terminal) {
    const { values } = args;
    const head = textOf(values, 'head');
    if (head !== undefined && !/^[0-9a-f]{64}$/.test(head))
      fail('input', 'usage/head', '--head: expected 64 lower-case hex digits');
    const check = await withRegistry(args, (registry) => registry.check(head === undefined ? undefined : { head }));
    const { ok, entries, records, faults } = check;
    if (values['json']) terminal.out(`${JSON.stringify(check)}\n`);
    else {
      for (const fault of faults) terminal.fault(fault);
      const verdict = ok ? terminal.style.green('good') : terminal.style.red(`${faults.length} faults`);
      terminal.err(`${verdict}: ${entries} entries, ${records} records\n`);
      terminal.out(`${check.head}\n`);
    }
    return ok ? 0 : 1;
  },
});
