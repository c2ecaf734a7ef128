import { RECORD_KINDS } from '@sluice/registry';
import { fitTable } from './fit-table.js';
import { kindNamed } from './kind-named.js';
import { integerOf } from './options.js';
import type { Verb } from './verb.js';
import { withRegistry } from './with-registry.js';

const PAGE = 50;

export const logVerb: Verb = Object.freeze<Verb>({
  name: 'log',
  summary: { zh: '查看审计日志', en: 'read the audit log, oldest entry first' },
  usage: 'log [KIND [ID]] [--after N] [--limit N]',
  positionals: { least: 0, most: 2 },
  options: { after: { type: 'string' }, limit: { type: 'string' } },
  optionHelp: [
    ['--after N', 'entries behind this number'],
    ['--limit N', `at most so many; ${PAGE} when left out`],
  ],
  examples: ['sluice registry log --after 100', 'sluice registry log release rel-0123456789abcdef0123456789abcdef'],
  async run(args, terminal) {
    const { positionals, values } = args;
    const [kind, id] = positionals;
    // Sealed bytes stand in the log under a kind of their own.
    if (kind !== undefined && kind !== 'sealed') kindNamed(RECORD_KINDS, kind);
    const limit = integerOf(values, 'limit', 1, 100_000) ?? PAGE;
    const after = integerOf(values, 'after', 0, Number.MAX_SAFE_INTEGER) ?? 0;
    const entries = await withRegistry(args, (registry) =>
      registry.log({ after, limit, ...(kind !== undefined && { kind }), ...(id !== undefined && { id }) }),
    );
    const more = entries.length === limit ? entries.at(-1)?.seq : undefined;
    if (values['json']) terminal.out(`${JSON.stringify({ entries, ...(more !== undefined && { after: more }) })}\n`);
    else {
      const rows = entries.map((e) => [
        ...[String(e.seq), e.at, e.event, e.kind, e.id],
        ...[`${e.actor.id} (${e.actor.role})`, e.reason ?? ''],
      ]);
      if (rows.length > 0) terminal.out(`${fitTable(['no', 'at', 'event', 'kind', 'id', 'actor', 'reason'], rows)}\n`);
      else terminal.err('no entries\n');
      if (more !== undefined) terminal.err(`there may be more: --after ${more}\n`);
    }
    return 0;
  },
});
