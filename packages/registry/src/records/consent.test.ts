import { expect, it } from 'vitest';
import { BODIES, furnished } from '../../test/bodies.js';
import { stepsOf } from '../../test/steps-of.js';
import { consent } from './consent.js';

it('steps', () => {
  expect(stepsOf(consent)).toEqual(['given --withdraw--> withdrawn', 'given --expire@--> expired']);
});

it('names its subject by a keyed pseudonym only, and is for the time ahead', async () => {
  const registry = furnished();
  const add = (id: string, change: object) => registry.add('consent', id, { ...BODIES.consent, ...change });
  expect(await add('C-1', { subject: '110101199001011234' })).toEqual(['schema:subject']);
  expect(await add('C-1', { until: '2026-03-01' })).toEqual(['consent/expired']);
  expect(await add('C-1', { until: '2026-03-02' })).toEqual([]);
  expect(await add('C-2', {})).toEqual([]);
  registry.on('2026-03-03');
  expect(registry.state('consent', 'C-1')).toBe('expired');
  expect(await registry.step('consent', 'C-1', 'withdraw')).toEqual(['illegal']);
  expect(await registry.step('consent', 'C-2', 'withdraw')).toEqual([]);
});

it('shows no pseudonym in a list', () => {
  const body = consent.schema.parse(BODIES.consent);
  expect(JSON.stringify(consent.columns(body))).not.toContain(body.subject.slice(0, 8));
});
