import { viewOf } from '@sluice/product';
import { type Catalogue, catalogue } from '@sluice/registry';
import { fitTable } from './fit-table.js';
import { newDirectory } from './new-directory.js';
import { langOf, textOf } from './options.js';
import { cataloguePage } from './pages/catalogue-page.js';
import { titleIn } from './pages/page.js';
import type { Verb } from './verb.js';
import { withRegistry } from './with-registry.js';
import { labelled } from './wrap.js';

function describe({ day, entries, tombstones }: Catalogue, lang: 'zh' | 'en'): string {
  const parts = [`${day}: releases ${entries.length}, revoked or taken down ${tombstones.length}`];
  if (entries.length > 0) {
    const rows = entries.map((e) => [
      ...[e.release, `${e.product} ${e.version}`, e.channel, e.issued],
      titleIn(lang, e.title),
    ]);
    parts.push('', fitTable(['release', 'product', 'channel', 'issued', 'title'], rows));
  }
  const notices = entries.flatMap(({ release, notices }) =>
    notices.map(({ message }) => labelled(`  ${release}`, message[lang], 40)),
  );
  if (notices.length > 0) parts.push('', 'notices', ...notices);
  if (tombstones.length > 0) {
    const rows = tombstones.map(({ release, reason, replacement }) => [release, reason, replacement ?? '']);
    parts.push('', fitTable(['gone', 'reason', 'replacement'], rows));
  }
  return parts.join('\n');
}

export const catalogueVerb: Verb = Object.freeze<Verb>({
  name: 'catalogue',
  summary: {
    zh: '对外目录：有效发布与撤回记录',
    en: 'the public list of releases, with tombstones and overdue updates',
  },
  usage: 'catalogue [--out DIR] [--lang zh|en]',
  positionals: { least: 0, most: 0 },
  options: { out: { type: 'string' }, lang: { type: 'string' } },
  optionHelp: [
    ['--out DIR', 'catalogue.json and pages in zh and en; DIR must not be there yet'],
    ['--lang zh|en', 'language of titles and notices on the terminal; en when left out'],
  ],
  examples: ['sluice registry catalogue --out catalogue-2026-08-03'],
  async run(args, terminal) {
    const { values } = args;
    const lang = langOf(values);
    const now = (args.now ?? new Date()).toISOString();
    const list = await withRegistry(args, (registry) => catalogue(viewOf(registry, now), now.slice(0, 10)));
    const out = textOf(values, 'out');
    if (out !== undefined)
      await newDirectory(out, {
        'catalogue.json': new TextEncoder().encode(`${JSON.stringify(list, undefined, 2)}\n`),
        'index.zh.html': cataloguePage('zh', list),
        'index.en.html': cataloguePage('en', list),
      });
    if (values['json']) terminal.out(`${JSON.stringify(list)}\n`);
    else {
      terminal.out(`${describe(list, lang)}\n`);
      if (out !== undefined) terminal.err(`${terminal.style.green('written')} ${out}\n`);
    }
    return 0;
  },
});
