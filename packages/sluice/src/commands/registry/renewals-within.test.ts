import type { StoredRecord } from '@sluice/registry';
import { expect, it } from 'vitest';
import { renewalsWithin } from './renewals-within.js';

const DAY = '2026-03-02';
const record = (kind: string, id: string, state: string, body: object): StoredRecord => ({
  kind,
  id,
  state,
  version: 1,
  at: `${DAY}T08:00:00.000Z`,
  body,
});
const viewOver = (records: readonly StoredRecord[]) => ({
  now: `${DAY}T12:00:00.000Z`,
  get: async () => undefined,
  list: async (kind: string, { state }: { readonly state?: string } = {}) =>
    records.filter((each) => each.kind === kind && (state === undefined || each.state === state)),
});
const KINDS = [
  ['key', 'active', 'revoked'],
  ['consent', 'given', 'withdrawn'],
  ['waiver', 'signed', 'expired'],
] as const;

it.each(KINDS)('tells of a %s that is %s and runs out, up to its last day', async (kind, state, other) => {
  const view = viewOver([
    record(kind, 'soon', state, { until: '2026-03-12' }),
    record(kind, 'today', state, { until: DAY }),
    record(kind, 'later', state, { until: '2026-03-13' }),
    record(kind, 'over', state, { until: '2026-03-01' }),
    record(kind, 'taken-back', other, { until: '2026-03-12' }),
    record(kind, 'endless', state, {}),
  ]);
  expect(await renewalsWithin(view, DAY, 10)).toEqual([
    { kind, id: 'today', what: 'runs-out', day: DAY, days: 0 },
    { kind, id: 'soon', what: 'runs-out', day: '2026-03-12', days: 10 },
  ]);
});
