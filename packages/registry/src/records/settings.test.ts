import { expect, it } from 'vitest';
import { BODIES, furnished } from '../../test/bodies.js';
import { DEFAULT_SETTINGS, settingsOf } from './settings.js';

it('the record overrides the defaults member by member', async () => {
  const registry = furnished();
  expect(await settingsOf(registry.view)).toEqual(DEFAULT_SETTINGS);
  expect(await registry.add('settings', 'default', BODIES.settings)).toEqual([]);
  const settings = await settingsOf(registry.view);
  expect(settings.renewalDays.value).toBe(30);
  expect(settings.noticeDays).toEqual(DEFAULT_SETTINGS.noticeDays);
  expect(await registry.step('settings', 'default', 'update', { noticeDays: { value: 7, source: 'rule' } })).toEqual(
    [],
  );
  expect((await settingsOf(registry.view)).noticeDays.value).toBe(7);
});

it('there is one record, and each number says where it comes from', async () => {
  const registry = furnished();
  expect(await registry.add('settings', 'other', {})).toEqual(['settings/id']);
  expect(await registry.add('settings', 'default', { noticeDays: { value: 7 } })).toEqual(['schema:noticeDays.source']);
  for (const setting of Object.values(DEFAULT_SETTINGS)) expect(setting.source).not.toBe('');
  for (const name of ['renewalDays', 'noticeDays', 'assessmentYears'] as const) {
    expect(DEFAULT_SETTINGS[name].source).toContain('recalled convention');
  }
});
