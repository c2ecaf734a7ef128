import { fail } from '@sluice/errors';
import type { LogEntry, Registry, StoredRecord } from '@sluice/registry';
import { describeBody } from './describe-body.js';
import { fitTable } from './fit-table.js';
import type { Verb } from './verb.js';
import { withRegistry } from './with-registry.js';

interface Version extends StoredRecord {
  readonly event: string;
  readonly actor: LogEntry['actor'];
  readonly reason?: string;
}

/** Versions of a record, each with the entry of the log that wrote it. */
async function versionsOf(registry: Registry, kind: string, id: string): Promise<readonly Version[]> {
  const versions = await registry.history(kind, id);
  const entries: LogEntry[] = [];
  for (let more = true; more; ) {
    const page = await registry.log({ kind, id, after: entries.at(-1)?.seq ?? 0, limit: 1000 });
    entries.push(...page);
    more = page.length === 1000;
  }
  const written = entries.filter(({ recordSha256 }) => recordSha256 !== undefined);
  return versions.map((version, i) => {
    const { event, actor, reason } = written[i];
    return { ...version, event, actor, ...(reason !== undefined && { reason }) };
  });
}

function describe(record: StoredRecord, versions: readonly Version[] | undefined): string {
  const { kind, id, state, version, at, body } = record;
  const head = `${kind} ${id}: ${state}\n  version ${version}, ${at}\n`;
  const past =
    versions &&
    fitTable(
      ['version', 'at', 'state', 'event', 'actor', 'reason'],
      versions.map((v) => [
        String(v.version),
        v.at,
        v.state,
        v.event,
        `${v.actor.id} (${v.actor.role})`,
        v.reason ?? '',
      ]),
    );
  return [head, describeBody(body), ...(past === undefined ? [] : ['', past])].join('\n');
}

export const showVerb: Verb = Object.freeze<Verb>({
  name: 'show',
  summary: { zh: '显示一条记录', en: 'show a record' },
  usage: 'show KIND ID [--history]',
  positionals: { least: 2, most: 2 },
  options: { history: { type: 'boolean' } },
  optionHelp: [['--history', 'every version, with who wrote it and why']],
  examples: ['sluice registry show agreement AG-2026-01 --history'],
  async run(args, terminal) {
    const { positionals, values } = args;
    const [kind, id] = positionals;
    return withRegistry(args, async (registry) => {
      const record =
        (await registry.get(kind, id)) ??
        fail('input', 'registry/unknown-record', `${kind} ${id}: there is no such record`, {
          hint: `\`sluice registry list ${kind}\` shows those that there are`,
        });
      const versions = values['history'] ? await versionsOf(registry, kind, id) : undefined;
      if (values['json']) terminal.out(`${JSON.stringify({ ...record, ...(versions && { history: versions }) })}\n`);
      else terminal.out(`${describe(record, versions)}\n`);
      return 0;
    });
  },
});
