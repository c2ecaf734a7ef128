import { fail } from '@sluice/errors';
import type { IntersectionFact } from '@sluice/policy';
import type { RegistryView, SourceBody, StoredRecord } from '@sluice/registry';
import type { PersonMap } from '@sluice/risk';
import type { ProtectedTable } from '../apply/protect.js';
import type { BuildRecords } from '../build/build-records.js';
import type { Planned } from '../plan/plan-product.js';
import { viewOf } from '../records/view.js';
import { compareMaps } from './compare-maps.js';
import type { HistoryKeys } from './history-keys.js';
import { holdingsOf } from './holdings.js';
import { personMapOfBuild } from './person-map-of-build.js';

/** What a build knows of its people and of the releases before it. */
export interface BuildHistory {
  readonly fact: IntersectionFact;
  readonly map?: PersonMap;
  readonly keys?: HistoryKeys;
  readonly subjectDomain?: string;
  readonly concepts: readonly string[];
}

const NONE = { releases: [], reasons: [] } as const;

/** Sources that name no domain are taken to be about the same people: the careful reading. */
const DEFAULT_DOMAIN = 'people';

/**
 * Holds the release under construction against every release that one of its holders may have (DESIGN 2.8).
 * @param applied null for a product without rows
 */
export async function compareBuild(
  planned: Planned,
  applied: ProtectedTable | null,
  release: string,
  now: Date,
  records: BuildRecords | undefined,
): Promise<BuildHistory> {
  const { product, preset } = planned;
  const view = records && viewOf(records.registry, now.toISOString());
  const sources = view ? await sourcesOnRecord(planned, view) : [];
  const concepts = [...new Set(sources.map(({ concept }) => concept))];
  if (preset.publication === undefined || applied === null)
    return { fact: { status: 'not-needed', ...NONE }, concepts };
  if (records === undefined || view === undefined) return { fact: { status: 'no-registry', ...NONE }, concepts };
  const subjectDomain = domainOf(sources);
  const newcomer = { release, subjectDomain, concepts, ...target(planned) };
  if (product.subject === undefined) {
    const fact = await compareMaps(undefined, await holdingsOf(newcomer, view), view, undefined);
    return { fact, subjectDomain, concepts };
  }
  if (records.history === undefined) return { fact: { status: 'no-key', ...NONE }, subjectDomain, concepts };
  const keys = records.history;
  const map = personMapOfBuild(planned, applied, release, subjectDomain, concepts, keys);
  const fact = await compareMaps(map, await holdingsOf(newcomer, view), view, keys);
  return { fact, map, keys, subjectDomain, concepts };
}

/**
 * Whose privacy is at stake, by the records of the sources. A join over two domains would be compared by one of them
 * only, so it is refused.
 */
function domainOf(sources: readonly SourceBody[]): string {
  const domains = [...new Set(sources.map(({ subjectDomain = DEFAULT_DOMAIN }) => subjectDomain))];
  if (domains.length > 1)
    fail('refused', 'history/domains', `the joined sources are of several subject domains: ${domains.join(', ')}`, {
      hint: 'sources about the same subjects name one `subjectDomain` in their records',
      path: ['join'],
    });
  return domains[0] ?? DEFAULT_DOMAIN;
}

async function sourcesOnRecord({ source }: Planned, view: RegistryView): Promise<readonly SourceBody[]> {
  const sources: SourceBody[] = [];
  for (const { record } of source.inputs) {
    const found = record === undefined ? undefined : await view.get('source', record);
    if (found) sources.push((found as StoredRecord<SourceBody>).body);
  }
  return sources;
}

function target({ product: { channel } }: Planned): { readonly channel: string; readonly recipient: string | null } {
  return {
    channel: channel.kind,
    recipient: typeof channel['recipient'] === 'string' ? channel['recipient'] : null,
  };
}
