import type { Registry, RegistryView, StoredRecord } from '@sluice/registry';

const PAGE = 1000;

/** A registry as its record rules see it, outside a transaction: every page of a list, at one moment. */
export function viewOf(
  registry: Registry,
  now: string,
): RegistryView & { getSealed(name: string): Promise<Uint8Array | undefined> } {
  return {
    now,
    get: (kind, id) => registry.get(kind, id),
    getSealed: (name) => registry.getSealed(name),
    async list(kind, filter = {}) {
      const all: StoredRecord[] = [];
      for (;;) {
        const after = all.at(-1)?.id;
        const page = await registry.list(kind, { ...filter, limit: PAGE, ...(after !== undefined && { after }) });
        all.push(...page);
        if (page.length < PAGE) return all;
      }
    },
  };
}
