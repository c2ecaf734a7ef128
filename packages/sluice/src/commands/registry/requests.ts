import { viewOf } from '@sluice/product';
import { type RequestBody, rankRequests, type StoredRecord } from '@sluice/registry';
import { fitTable } from './fit-table.js';
import { langOf } from './options.js';
import type { Verb } from './verb.js';
import { withRegistry } from './with-registry.js';
import { labelled } from './wrap.js';

const WAITING = ['received', 'accepted', 'compiled'];

export const requestsVerb: Verb = Object.freeze<Verb>({
  name: 'requests',
  summary: { zh: '按优先级排列的数据需求', en: 'requests that wait, by priority, with the terms of each score' },
  usage: 'requests [--lang zh|en]',
  positionals: { least: 0, most: 0 },
  options: { lang: { type: 'string' } },
  optionHelp: [['--lang zh|en', 'language of titles and reasons; en when left out']],
  examples: ['sluice registry requests --lang zh'],
  async run(args, terminal) {
    const { values } = args;
    const lang = langOf(values);
    const ranked = await withRegistry(args, async (registry) => {
      const all = await viewOf(registry, (args.now ?? new Date()).toISOString()).list('request');
      const waiting = all.filter(({ state }) => WAITING.includes(state));
      return rankRequests(waiting as readonly StoredRecord<RequestBody>[]);
    });
    if (values['json']) {
      const requests = ranked.map(({ request: { id, state, body }, priority }) => ({ id, state, body, ...priority }));
      terminal.out(`${JSON.stringify({ requests })}\n`);
      return 0;
    }
    if (ranked.length === 0) terminal.err('no request waits\n');
    else {
      const rows = ranked.map(({ request: { id, state, body }, priority }) => [
        ...[id, String(priority.score), state, body.from],
        (lang === 'zh' ? body.title.zh : body.title.en) ?? body.title.en ?? body.title.zh ?? '',
      ]);
      const terms = ranked.map(({ request, priority }) =>
        [
          `${request.id}: ${priority.score}`,
          ...priority.terms.map(({ points, why }) => labelled(`  ${signed(points)}`, why[lang], 10)),
        ].join('\n'),
      );
      terminal.out(`${fitTable(['id', 'score', 'state', 'from', 'title'], rows)}\n\n${terms.join('\n')}\n`);
    }
    return 0;
  },
});

const signed = (points: number) => (points > 0 ? `+${points}` : String(points));
