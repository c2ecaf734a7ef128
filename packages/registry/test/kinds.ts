import { z } from 'zod';
import type { RecordKind } from '../src/index.js';

export interface Count {
  readonly n: number;
}

/** A counter: one number that each step of a writer replaces. */
export const counter: RecordKind<Count> = Object.freeze<RecordKind<Count>>({
  kind: 'counter',
  title: { zh: '计数', en: 'Counter' },
  schema: z.strictObject({ n: z.int().min(0).describe('how many') }),
  states: ['open', 'closed'],
  first: 'open',
  transitions: {
    count: { from: ['open'], to: 'open', changesBody: true },
    close: { from: ['open'], to: 'closed', needsReason: true },
    audit: { from: ['open'], to: 'open', roles: ['auditor'] },
  },
  columns: (body) => [['n', String(body.n)]],
});

export interface Licence {
  readonly holder: string;
  readonly topic?: string | undefined;
  readonly until: string;
  readonly terms?: { readonly fields: readonly string[] } | undefined;
}

/** A licence that runs out on a day; of one holder there is one at a time. */
export const licence: RecordKind<Licence> = Object.freeze<RecordKind<Licence>>({
  kind: 'licence',
  title: { zh: '许可', en: 'Licence' },
  schema: z.strictObject({
    holder: z.string().min(1).max(5000).describe('who holds it'),
    topic: z.string().optional(),
    until: z.iso.date().describe('last day'),
    terms: z.strictObject({ fields: z.array(z.string().max(5).describe('a field')) }).optional(),
  }),
  states: ['live', 'suspended', 'expired', 'cancelled'],
  first: 'live',
  transitions: {
    suspend: { from: ['live'], to: 'suspended', needsReason: true },
    resume: { from: ['suspended'], to: 'live' },
    amend: { from: ['live', 'suspended'], to: 'live', changesBody: true },
    cancel: { from: ['live', 'suspended', 'expired'], to: 'cancelled', needsReason: true },
    expire: { from: ['live', 'suspended'], to: 'expired', byClock: true },
  },
  columns: (body) => [
    ['holder', body.holder],
    ['until', body.until],
  ],
  async check(next, previous, view) {
    if (previous !== undefined) return [];
    const others = await view.list('licence', { state: 'live', match: { holder: next.body.holder } });
    return others.map(({ id }) => ({
      code: 'licence/overlap',
      message: `licence ${next.id}: its holder has the live licence ${id}`,
      path: ['holder'],
    }));
  },
  stateAt: ({ state, body }, day) => (day > body.until && ['live', 'suspended'].includes(state) ? 'expired' : state),
});

/** The same without a rule. */
export const permit: RecordKind<Licence> = Object.freeze<RecordKind<Licence>>({
  ...licence,
  kind: 'permit',
  check: async () => [],
});

export const KINDS: readonly RecordKind[] = [counter, licence, permit];
