import { expect, it } from 'vitest';
import { memoryRegistry } from '../../test/memory-registry.js';
import { expectRecord, onlyChanged, runsOut } from './rules.js';

const record = (body: Record<string, unknown>, state = 'live') => ({
  kind: 'thing',
  id: 'a',
  state,
  version: 1,
  at: '2026-01-01T00:00:00.000Z',
  body,
});

it('a change of a fixed member is named, whatever the order of members', () => {
  const before = record({ a: 1, b: { c: 1, d: 2 }, e: 'x' });
  expect(onlyChanged(record({ e: 'x', b: { d: 2, c: 1 }, a: 1 }), before, [])).toEqual([]);
  const faults = onlyChanged(record({ a: 2, b: { c: 1, d: 3 }, f: 1 }), before, ['a']);
  expect(faults.map(({ path }) => path?.[0])).toEqual(['b', 'e', 'f']);
});

it('a reference names the record and its state', async () => {
  const { view, put } = memoryRegistry('2026-01-01');
  const reference = { kind: 'system', id: 'S', states: ['listed'], code: 'x/system', path: ['system'] };
  expect((await expectRecord(view, reference))[0]?.message).toBe('system: expected a record system S, there is none');
  put('system', 'S', {}, 'delisted');
  expect((await expectRecord(view, reference))[0]?.message).toBe(
    'system: expected system S to be listed, it is delisted',
  );
  expect(await expectRecord(view, { ...reference, states: ['delisted'] })).toEqual([]);
});

it('a record runs out after its last day, and only from the named states', () => {
  const rule = { from: ['live'], last: '2026-06-30', to: 'expired' };
  expect(runsOut(record({}), '2026-06-30', rule)).toBe('live');
  expect(runsOut(record({}), '2026-07-01', rule)).toBe('expired');
  expect(runsOut(record({}, 'ended'), '2026-07-01', rule)).toBe('ended');
  expect(runsOut(record({}), '2999-01-01', { ...rule, last: undefined })).toBe('live');
});
