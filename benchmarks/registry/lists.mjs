import { createRegistry, openRegistry } from '../../packages/registry/dist/index.js';

const DAY = 86_400_000;
const START = Date.parse('2026-01-01T00:00:00Z');
const dayAt = (days) => new Date(START + days * DAY).toISOString().slice(0, 10);
const actor = { id: 'bench', role: 'operator' };

/** As a release is: a few texts, and a day on which it runs out. The schema takes what it is given. */
const release = {
  kind: 'release',
  title: { zh: '发布', en: 'Release' },
  schema: { safeParse: (data) => ({ success: true, data }) },
  states: ['published', 'expired', 'revoked'],
  first: 'published',
  transitions: {
    revoke: { from: ['published'], to: 'revoked', needsReason: true },
    expire: { from: ['published'], to: 'expired', byClock: true },
  },
  columns: () => [],
  stateAt: ({ state, body }, day) => (state === 'published' && day > body.expires ? 'expired' : state),
};

const body = (i) => ({
  product: `product-${i % 400}`,
  version: `1.${i % 12}.0`,
  channel: ['opening', 'sharing', 'authorised-operation'][i % 3],
  recipient: `recipient-${i % 900}`,
  expires: dayAt(i % 500),
  digest: String(i).padStart(64, '0'),
  terms: { licence: 'CC-BY-4.0', fields: ['district', 'birth_year', 'status'] },
});

async function median(work) {
  const times = [];
  for (let round = 0; round < 9; round++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[4];
}

/** Milliseconds of what one does with a registry of so many releases, a fifth of them run out since. */
export async function timeLists(location, size) {
  let now = START;
  const clock = () => new Date(now);
  await createRegistry(location, { clock });
  const registry = await openRegistry(location, { kinds: [release], clock });
  const start = performance.now();
  for (let from = 0; from < size; from += 1000) {
    await registry.write(async (tx) => {
      for (let i = from; i < Math.min(size, from + 1000); i++)
        await tx.add('release', `R-${String(i).padStart(7, '0')}`, body(i), actor);
    });
  }
  const added = (performance.now() - start) / size;
  now = START + 100 * DAY;
  const after = `R-${String(Math.floor(size / 2)).padStart(7, '0')}`;
  const page = { after, limit: 100 };
  const unsettled = {
    'a page of one state, a fifth ran out': await median(() =>
      registry.list('release', { ...page, state: 'published' }),
    ),
    'count by state, a fifth ran out': await median(() => registry.count('release')),
  };
  const settling = performance.now();
  await registry.settle();
  const settled = performance.now() - settling;
  let next = 0;
  const times = {
    ...unsettled,
    'a page of 100': await median(() => registry.list('release', page)),
    'a page of 100 of one state': await median(() => registry.list('release', { ...page, state: 'expired' })),
    'all of one product': await median(() => registry.list('release', { match: { product: 'product-7' } })),
    'count by state': await median(() => registry.count('release')),
    'one record': await median(() => registry.get('release', after)),
    'its history': await median(() => registry.history('release', after)),
    'a write of one record': await median(() =>
      registry.write((tx) => tx.add('release', `N-${next++}`, body(1), actor)),
    ),
    'add, of a thousand together': added,
    'settle the fifth that ran out': settled,
  };
  const checking = performance.now();
  const { ok } = await registry.check();
  times['check everything'] = performance.now() - checking;
  await registry.close();
  if (!ok) throw new Error('the registry does not check');
  return times;
}
