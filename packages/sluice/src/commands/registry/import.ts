import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { fail, SluiceError } from '@sluice/errors';
import { importRegistry, RECORD_KINDS } from '@sluice/registry';
import { registryLocation, requireRegistry } from '../../wiring/registry.js';
import { textOf } from './options.js';
import type { Verb } from './verb.js';

async function* linesOf(path: string): AsyncIterable<string> {
  const stream = createReadStream(path, 'utf8');
  try {
    for await (const line of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) yield line;
  } finally {
    stream.destroy();
  }
}

export const importVerb: Verb = Object.freeze<Verb>({
  name: 'import',
  summary: { zh: '由导出文件建立登记库', en: 'make a registry from an export' },
  usage: 'import FILE --registry NEW [--head HASH]',
  positionals: { least: 1, most: 1 },
  options: { head: { type: 'string' } },
  optionHelp: [['--head HASH', 'head that the export must have, as somebody noted it elsewhere']],
  examples: ['sluice registry import records.jsonl --registry records-copy'],
  async run({ positionals: [file], values, now }, terminal) {
    const location = requireRegistry(registryLocation(textOf(values, 'registry')));
    const head = textOf(values, 'head');
    try {
      await importRegistry(location, linesOf(file), {
        kinds: RECORD_KINDS,
        clock: () => now ?? new Date(),
        ...(head !== undefined && { head }),
      });
    } catch (error) {
      if (error instanceof SluiceError || (error as NodeJS.ErrnoException).syscall === undefined) throw error;
      fail('input', 'records/unreadable', 'cannot read the export', { place: { file }, hint: 'check the path' });
    }
    if (values['json']) terminal.out(`${JSON.stringify({ imported: true })}\n`);
    else terminal.err(`${terminal.style.green('made')} a registry from the export\n`);
    return 0;
  },
});
