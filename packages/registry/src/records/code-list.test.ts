import { describe, expect, it } from 'vitest';
import { BODIES, furnished } from '../../test/bodies.js';
import { stepsOf } from '../../test/steps-of.js';
import { codeList } from './code-list.js';

const old = BODIES['code-list'];
const later = { ...old, version: '2024', order: 2, codes: ['110101', '110118'] };
const mapsTo = { version: '2024', map: { '110101': '110101', '110102': null } };

it('steps', () => {
  expect(stepsOf(codeList)).toEqual([
    'current --update*--> current',
    'current --supersede--> superseded',
    'superseded --map*--> superseded',
  ]);
});

it('the id is name@version, and versions are ordered', async () => {
  const registry = furnished();
  expect(await registry.add('code-list', 'gbt2260', old)).toEqual(['code-list/id']);
  expect(await registry.add('code-list', 'gbt2260@2023', old)).toEqual([]);
  expect(await registry.add('code-list', 'gbt2260@2024', { ...later, order: 1 })).toEqual(['code-list/order']);
  expect(await registry.step('code-list', 'gbt2260@2023', 'supersede')).toEqual(['code-list/no-successor']);
  expect(await registry.add('code-list', 'gbt2260@2024', later)).toEqual([]);
  expect(await registry.step('code-list', 'gbt2260@2023', 'supersede')).toEqual([]);
  expect(await registry.step('code-list', 'gbt2260@2023', 'map', { mapsTo })).toEqual([]);
});

it('codes of a version never change', async () => {
  const registry = furnished();
  await registry.add('code-list', 'gbt2260@2023', old);
  expect(await registry.step('code-list', 'gbt2260@2023', 'update', { codes: ['110101'] })).toEqual([
    'code-list/fixed-member',
  ]);
});

describe('a map', () => {
  const enter = async (map: object, version = '2024') => {
    const registry = furnished();
    await registry.add('code-list', 'gbt2260@2023', old);
    await registry.add('code-list', 'gbt2260@2024', later);
    return registry.step('code-list', 'gbt2260@2023', 'update', { mapsTo: { version, map } });
  };

  it('answers for every code, with a code of the other version or null', async () => {
    expect(await enter(mapsTo.map)).toEqual([]);
    expect(await enter({ '110101': null, '110102': null })).toEqual([]);
    expect(await enter({ '110101': '110101' })).toEqual(['code-list/map']);
    expect(await enter({ ...mapsTo.map, '999999': null })).toEqual(['code-list/map']);
    expect(await enter({ ...mapsTo.map, '110102': '110102' })).toEqual(['code-list/map']);
  });

  it('does not take a member of every object for an answer', async () => {
    const registry = furnished();
    await registry.add('code-list', 'n@1', { name: 'n', version: '1', order: 1, codes: ['constructor'] });
    await registry.add('code-list', 'n@2', { name: 'n', version: '2', order: 2, codes: ['a'] });
    expect(await registry.step('code-list', 'n@1', 'update', { mapsTo: { version: '2', map: {} } })).toEqual([
      'code-list/map',
    ]);
  });

  it('leads to another version that is registered', async () => {
    expect(await enter(mapsTo.map, '2025')).toEqual(['code-list/map-version']);
    expect(await enter(mapsTo.map, '2023')).toEqual(['code-list/map-version']);
  });

  it('is refused without a code in the message', async () => {
    const registry = furnished();
    await registry.add('code-list', 'gbt2260@2024', later);
    const next = { ...old, codes: [...old.codes], mapsTo: { version: '2024', map: { '110101': '777777' } } };
    const record = {
      kind: 'code-list',
      id: 'gbt2260@2023',
      state: 'current',
      version: 1,
      at: registry.view.now,
      body: next,
    };
    const faults = await codeList.check!(record, undefined, registry.view);
    expect(faults).toHaveLength(2);
    expect(JSON.stringify(faults)).not.toMatch(/1101|7777/);
  });
});
