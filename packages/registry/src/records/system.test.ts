import { expect, it } from 'vitest';
import { BODIES, furnished } from '../../test/bodies.js';
import { stepsOf } from '../../test/steps-of.js';
import { system } from './system.js';

it('steps', () => {
  expect(stepsOf(system)).toEqual(['listed --delist!--> delisted']);
});

it('its owner is an active organisation', async () => {
  const registry = furnished();
  expect(await registry.add('system', 'SYS-03', { ...BODIES.system, owner: 'gone' })).toEqual(['system/owner']);
  expect(await registry.add('system', 'SYS-03', BODIES.system)).toEqual([]);
  registry.put('organisation', 'tax', BODIES.organisation, 'retired');
  expect(await registry.step('system', 'SYS-03', 'delist')).toEqual([]);
});
