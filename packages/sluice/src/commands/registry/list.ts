import { fail } from '@sluice/errors';
import { RECORD_KINDS, type StoredRecord } from '@sluice/registry';
import { fitTable } from './fit-table.js';
import { kindNamed } from './kind-named.js';
import { integerOf, textOf, textsOf } from './options.js';
import type { Verb, VerbArgs } from './verb.js';
import { withRegistry } from './with-registry.js';

const PAGE = 50;

function matchOf(values: VerbArgs['values']): Readonly<Record<string, string>> {
  return Object.fromEntries(
    textsOf(values, 'match').map((text) => {
      const at = text.indexOf('=');
      if (at < 1)
        fail('input', 'usage/match', 'expected --match name=value', { hint: 'such as --match channel=opening' });
      return [text.slice(0, at), text.slice(at + 1)];
    }),
  );
}

export const listVerb: Verb = Object.freeze<Verb>({
  name: 'list',
  summary: { zh: '列出一类记录', en: 'list the records of a kind' },
  usage: 'list KIND [--state STATE] [--match NAME=VALUE ...] [--after ID] [--limit N]',
  positionals: { least: 1, most: 1 },
  options: {
    state: { type: 'string' },
    match: { type: 'string', multiple: true },
    after: { type: 'string' },
    limit: { type: 'string' },
  },
  optionHelp: [
    ['--state STATE', 'only records in this state today'],
    ['--match NAME=VALUE', 'only those whose member is this text, again for each'],
    ['--after ID', 'the page behind this id'],
    ['--limit N', `at most so many; ${PAGE} when left out`],
  ],
  examples: ['sluice registry list agreement --state live', 'sluice registry list release --match product=visits'],
  async run(args, terminal) {
    const { positionals, values } = args;
    const kind = kindNamed(RECORD_KINDS, positionals[0]);
    const limit = integerOf(values, 'limit', 1, 100_000) ?? PAGE;
    const [state, after] = [textOf(values, 'state'), textOf(values, 'after')];
    const match = matchOf(values);
    const page = await withRegistry(args, (registry) =>
      registry.list(kind.kind, {
        limit,
        match,
        ...(state !== undefined && { state }),
        ...(after !== undefined && { after }),
      }),
    );
    const more = page.length === limit ? page.at(-1)?.id : undefined;
    if (values['json'])
      terminal.out(`${JSON.stringify({ records: page, ...(more !== undefined && { after: more }) })}\n`);
    else {
      if (page.length > 0) terminal.out(`${tableOf(page)}\n`);
      else terminal.err(`no ${kind.kind}\n`);
      if (more !== undefined) terminal.err(`there may be more: --after ${more}\n`);
    }
    return 0;

    function tableOf(records: readonly StoredRecord[]): string {
      const heads = kind.columns(records[0].body).map(([heading]) => heading);
      const rows = records.map(({ id, state, body }) => [id, state, ...kind.columns(body).map(([, cell]) => cell)]);
      return fitTable(['id', 'state', ...heads], rows);
    }
  },
});
