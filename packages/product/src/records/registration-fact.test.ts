import type { RegistryView, StoredRecord } from '@sluice/registry';
import { expect, test } from 'vitest';
import { registrationFact } from './registration-fact.js';

const record: StoredRecord = {
  kind: 'registration',
  id: 'R-1',
  state: 'live',
  version: 5,
  at: '2026-03-02T12:00:00.000Z',
  body: { code: 'REG-1', from: '2026-03-02', until: '2029-03-01' },
};
const view: RegistryView = {
  now: '2026-03-02T12:00:00.000Z',
  get: async () => record,
  list: async (_, filter) => (filter?.match?.['code'] === 'REG-1' ? [record] : []),
};

test('a live registration says until when, so that a release can be held to it', async () => {
  expect(await registrationFact('REG-1', '2029-03-01', view)).toEqual({
    code: 'REG-1',
    live: true,
    until: '2029-03-01',
  });
});

test('one that ran out, has not begun, or is not there, is not live', async () => {
  const dead = (code: string) => ({ code, live: false });
  expect(await registrationFact('REG-1', '2029-03-02', view)).toEqual(dead('REG-1'));
  expect(await registrationFact('REG-1', '2026-03-01', view)).toEqual(dead('REG-1'));
  expect(await registrationFact('REG-2', '2026-03-02', view)).toEqual(dead('REG-2'));
  expect(await registrationFact(undefined, '2026-03-02', view)).toBeNull();
});
