import { describe, expect, it } from 'vitest';
import { BODIES, furnished } from '../../test/bodies.js';
import { stepsOf } from '../../test/steps-of.js';
import { isOverdue, responsibilityItem } from './responsibility-item.js';

const KIND = 'responsibility-item';
const item = BODIES[KIND];

it('steps', () => {
  expect(stepsOf(responsibilityItem)).toEqual([
    'active --supply*--> active',
    'active --suspend!--> suspended',
    'suspended --resume--> active',
    'active --close!--> closed',
    'active --expire@--> expired',
    'suspended --expire@--> expired',
  ]);
});

it('its parties are two active organisations, and its days in order', async () => {
  const registry = furnished();
  const add = (change: object) => registry.add(KIND, 'RL-1', { ...item, ...change });
  expect(await add({ consumer: 'tax' })).toEqual(['responsibility-item/parties']);
  expect(await add({ consumer: 'gone' })).toEqual(['responsibility-item/parties']);
  expect(await add({ until: '2025-12-31' })).toEqual(['responsibility-item/days']);
  expect(await add({ updateCycle: 'PT1H' })).toEqual(['schema:updateCycle']);
  expect(await add({})).toEqual([]);
});

it('a supply is entered on its day, and goes forward', async () => {
  const registry = furnished();
  await registry.add(KIND, 'RL-1', item);
  const supply = (lastSupplied: string) => registry.step(KIND, 'RL-1', 'supply', { lastSupplied });
  expect(await supply('2026-03-03')).toEqual(['responsibility-item/supply']);
  expect(await supply('2025-12-31')).toEqual(['responsibility-item/supply']);
  expect(await supply('2026-03-01')).toEqual([]);
  expect(await supply('2026-02-28')).toEqual(['responsibility-item/supply']);
  expect(await registry.step(KIND, 'RL-1', 'supply', { fields: ['all'] })).toEqual([
    'responsibility-item/fixed-member',
  ]);
  await registry.add(KIND, 'RL-2', { ...item, attribute: 'not-shared' });
  expect(await registry.step(KIND, 'RL-2', 'supply', { lastSupplied: '2026-03-01' })).toEqual([
    'responsibility-item/not-shared',
  ]);
});

it('is suspended, resumed, and runs out either way', async () => {
  const registry = furnished();
  await registry.add(KIND, 'RL-1', item);
  expect(await registry.step(KIND, 'RL-1', 'suspend')).toEqual([]);
  expect(await registry.step(KIND, 'RL-1', 'close')).toEqual(['illegal']);
  expect(await registry.step(KIND, 'RL-1', 'resume')).toEqual([]);
  registry.on('2027-01-01');
  expect(registry.state(KIND, 'RL-1')).toBe('expired');
  expect(await registry.step(KIND, 'RL-1', 'suspend')).toEqual(['illegal']);
});

describe('overdue', () => {
  it('begins the day after a cycle has passed', () => {
    expect(isOverdue({ ...item, fields: [...item.fields] }, '2026-02-01')).toBe(false);
    expect(isOverdue({ ...item, fields: [...item.fields] }, '2026-02-02')).toBe(true);
    const supplied = { ...item, fields: [...item.fields], lastSupplied: '2026-01-31' };
    expect(isOverdue(supplied, '2026-02-28')).toBe(false);
    expect(isOverdue(supplied, '2026-03-01')).toBe(true);
  });

  it('is not an item that is over or not shared', () => {
    expect(isOverdue({ ...item, fields: [...item.fields] }, '2027-01-01')).toBe(false);
    expect(isOverdue({ ...item, fields: [...item.fields], attribute: 'not-shared' }, '2026-06-01')).toBe(false);
  });
});
