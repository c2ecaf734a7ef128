import type { Fault } from '@sluice/errors';
import { z } from 'zod';
import type { RegistryView, StoredRecord } from '../record.js';
import { defineKind } from './define-kind.js';
import { fields } from './fields.js';
import { fault, onlyChanged } from './rules.js';

const schema = z.strictObject({
  releases: fields.set(fields.id('a release'), 'releases that are published together, at least two', 2),
  matter: fields.text('administrative matter that they serve', 500),
});

export type BundleBody = z.infer<typeof schema>;
type Bundle = StoredRecord<BundleBody>;

/**
 * Releases for one matter that are published together or not at all. The step `publish` asks that each member was
 * published at the time of this very transaction; until then a member of an assembled bundle is in no catalogue.
 */
export const bundle = defineKind<BundleBody>({
  kind: 'bundle',
  title: { zh: '数据产品包', en: 'bundle of releases' },
  schema,
  states: ['assembled', 'published', 'dissolved'],
  first: 'assembled',
  transitions: {
    publish: { from: ['assembled'], to: 'published', byProgram: true },
    dissolve: { from: ['assembled'], to: 'dissolved', needsReason: true },
  },
  columns: (body) => [
    ['matter', body.matter.split('\n')[0]],
    ['releases', String(body.releases.length)],
  ],
  async check(next, previous, view) {
    if (previous === undefined) return assemblyFaults(next, view);
    const faults = onlyChanged(next, previous, []);
    if (next.state === 'published') return [...faults, ...(await publicationFaults(next, view))];
    return next.state === 'dissolved' ? [...faults, ...(await dissolutionFaults(next, view))] : faults;
  },
});

async function assemblyFaults(next: Bundle, view: RegistryView): Promise<readonly Fault[]> {
  const faults: Fault[] = [];
  const others = (await view.list('bundle')).filter(({ id, state }) => id !== next.id && state === 'assembled');
  for (const [i, id] of next.body.releases.entries()) {
    const member = await view.get('release', id);
    const own = (member?.body as { readonly bundle?: string } | undefined)?.bundle;
    if (member?.state !== 'candidate' || (own !== undefined && own !== next.id)) {
      faults.push(
        fault(
          'bundle/member',
          `releases: expected ${id} to be a candidate of no other bundle`,
          'name candidates only',
          ['releases', i],
        ),
      );
    }
    const other = others.find(({ body }) => (body as BundleBody).releases.includes(id));
    if (other !== undefined) {
      faults.push(
        fault(
          'bundle/member',
          `releases: expected ${id} in one bundle, ${other.id} has it`,
          `dissolve ${other.id} first`,
          ['releases', i],
        ),
      );
    }
  }
  return faults;
}

async function publicationFaults(next: Bundle, view: RegistryView): Promise<readonly Fault[]> {
  const faults: Fault[] = [];
  for (const [i, id] of next.body.releases.entries()) {
    const member = await view.get('release', id);
    if (member?.state === 'published' && member.at === next.at) continue;
    faults.push(
      fault(
        'bundle/together',
        `releases: expected ${id} to be published in this transaction`,
        'publish all members and then the bundle, in one transaction',
        ['releases', i],
      ),
    );
  }
  return faults;
}

/** A bundle that was published in part is not dissolved: what left would look like a release of its own. */
async function dissolutionFaults(next: Bundle, view: RegistryView): Promise<readonly Fault[]> {
  const faults: Fault[] = [];
  for (const [i, id] of next.body.releases.entries()) {
    const state = (await view.get('release', id))?.state;
    if (state !== 'sealing' && state !== 'published') continue;
    faults.push(
      fault(
        'bundle/member',
        `releases: expected ${id} not to be ${state}`,
        state === 'sealing' ? 'give it back first' : 'revoke it first',
        ['releases', i],
      ),
    );
  }
  return faults;
}
