import { resolve } from 'node:path';
import { fail } from '@sluice/errors';
import { type EvidenceOptions, evidencePack, writePack } from '@sluice/product';
import { needText, textOf } from './options.js';
import type { Verb, VerbArgs } from './verb.js';
import { withRegistry } from './with-registry.js';

function fromOf(values: VerbArgs['values']): EvidenceOptions['from'] {
  const [candidate, release] = [textOf(values, 'candidate'), textOf(values, 'release')];
  if (candidate !== undefined && release === undefined) return { candidate };
  if (release !== undefined && candidate === undefined) return { release };
  return fail('input', 'usage/missing-option', 'expected either --candidate DIR or --release DIR');
}

export const evidenceVerb: Verb = Object.freeze<Verb>({
  name: 'evidence',
  summary: { zh: '登记所需的证据包', en: 'the pack of evidence for registration' },
  usage: 'evidence RELEASE --out DIR (--candidate DIR | --release DIR)',
  positionals: { least: 1, most: 1 },
  options: { out: { type: 'string' }, candidate: { type: 'string' }, release: { type: 'string' } },
  optionHelp: [
    ['--out DIR', 'becomes the pack; it must not be there yet'],
    ['--candidate DIR', 'directory of the candidate'],
    ['--release DIR', 'directory of the published release'],
  ],
  examples: [
    'sluice registry evidence rel-0123456789abcdef0123456789abcdef --release releases/credit --out evidence/credit',
  ],
  async run(args, terminal) {
    const { positionals, values } = args;
    const out = resolve(needText(values, 'out', 'DIR'));
    const from = fromOf(values);
    const pack = await withRegistry(args, (registry) =>
      evidencePack(positionals[0], { registry, from, now: args.now ?? new Date() }),
    );
    await writePack(out, pack);
    const files = Object.keys(pack);
    if (values['json']) terminal.out(`${JSON.stringify({ release: positionals[0], out, files })}\n`);
    else terminal.err(`${terminal.style.green('written')} ${files.length} files of evidence\n`);
    return 0;
  },
});
