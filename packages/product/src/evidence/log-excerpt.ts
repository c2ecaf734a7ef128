import type { LogEntry, Registry, StoredRecord } from '@sluice/registry';

/** An entry of the log without what binds it to the others: the chain is shown with the whole log only. */
export type ExcerptEntry = Omit<LogEntry, 'previous' | 'hash'>;

const PAGE = 1000;

/**
 * What the audit log says of some records, oldest first. Digests of sources are left out, since a record of a source
 * holds the commitment to its table.
 */
export async function logExcerpt(
  registry: Registry,
  records: readonly StoredRecord[],
): Promise<readonly ExcerptEntry[]> {
  const entries: ExcerptEntry[] = [];
  for (const { kind, id } of records) {
    for (let after = 0, more = true; more; ) {
      const page = await registry.log({ kind, id, after, limit: PAGE });
      entries.push(...page.map(shown));
      after = page.at(-1)?.seq ?? after;
      more = page.length === PAGE;
    }
  }
  return entries.sort((a, b) => a.seq - b.seq);
}

function shown({ previous: _, hash: __, recordSha256, ...entry }: LogEntry): ExcerptEntry {
  return { ...entry, ...(recordSha256 !== undefined && entry.kind !== 'source' && { recordSha256 }) };
}
