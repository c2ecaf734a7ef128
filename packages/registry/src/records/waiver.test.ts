import { expect, it } from 'vitest';
import { BODIES, furnished } from '../../test/bodies.js';
import { stepsOf } from '../../test/steps-of.js';
import { waiver } from './waiver.js';

it('steps', () => {
  expect(stepsOf(waiver)).toEqual(['signed --expire@--> expired']);
});

it('is for a rule that can be waived, one candidate, and the time ahead', async () => {
  const registry = furnished();
  const add = (change: object) => registry.add('waiver', 'W-1', { ...BODIES.waiver, ...change });
  for (const rule of ['G01', 'G06', 'G08', 'G13', 'G14', 'G15', 'G16']) {
    expect(await add({ rule })).toEqual(['schema:rule']);
  }
  expect(await add({ candidate: 'abc' })).toEqual(['schema:candidate']);
  expect(await add({ until: '2026-03-01' })).toEqual(['waiver/expired']);
  expect(await add({})).toEqual([]);
  registry.on('2026-07-01');
  expect(registry.state('waiver', 'W-1')).toBe('expired');
});
