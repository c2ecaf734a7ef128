import { expect, it } from 'vitest';
import { BODIES, furnished } from '../../test/bodies.js';
import { stepsOf } from '../../test/steps-of.js';
import { organisation } from './organisation.js';

it('steps', () => {
  expect(stepsOf(organisation)).toEqual(['active --retire--> retired']);
});

it('a parent is another organisation that is active', async () => {
  const registry = furnished();
  const add = (parent: string) => registry.add('organisation', 'office', { ...BODIES.organisation, parent });
  expect(await add('office')).toEqual(['organisation/parent']);
  expect(await add('nobody')).toEqual(['organisation/parent']);
  expect(await add('gone')).toEqual(['organisation/parent']);
  expect(await add('tax')).toEqual([]);
  expect(await registry.step('organisation', 'office', 'retire')).toEqual([]);
  expect(registry.state('organisation', 'office')).toBe('retired');
});
