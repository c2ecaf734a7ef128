import { catalogue, openRegistry, RECORD_KINDS } from '@sluice/registry';

/**
 * Prints what the catalogue will say of each release in so many days, if nothing happens until then: the registry is read
 * with a clock that is ahead, and nothing is written.
 */
export async function printCatalogueLater({ path, say }, days) {
  const now = new Date(Date.now() + days * 86_400_000).toISOString();
  const registry = await openRegistry(path('records'), { kinds: RECORD_KINDS, clock: () => new Date(now) });
  const view = { now, get: (kind, id) => registry.get(kind, id), list: (kind, filter) => registry.list(kind, filter) };
  try {
    const { day, entries } = await catalogue(view, now.slice(0, 10));
    for (const { product, version, notices } of entries)
      say(`${day}  ${product} ${version}: ${notices.map(({ message }) => message.en).join('; ') || 'no notice'}`);
    return entries.flatMap(({ notices }) => notices.map(({ code }) => code));
  } finally {
    await registry.close();
  }
}
