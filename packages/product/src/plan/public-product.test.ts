import { expect, test } from 'vitest';
import { compileColumns } from '../check/compile-columns.js';
import { defineProduct } from '../file/define.js';
import { publicProduct } from './public-product.js';

const product = defineProduct({
  sluice: 1,
  $schema: 'hidden-schema',
  id: 'p',
  version: '1.0.0',
  title: 'p',
  owner: 'o',
  sources: {
    tax: { file: 'hidden-tax.csv', record: 'hidden-1' },
    power: { file: 'hidden-power.csv', record: 'hidden-2' },
  },
  join: { left: 'tax', right: 'power', on: 'hidden-key' },
  channel: { kind: 'opening', licence: 'CC0-1.0' },
  registry: 'hidden/registry',
  history: 'file:hidden/history',
  sign: 'file:hidden/sign',
  answering: { period: 'P1D', perSubject: { most: 1, period: 'P1D' }, purposes: ['x'], key: 'env:hidden_key' },
  gate: { preset: 'opening@1' },
  expires: '2027-01-31',
  assessment: 'PIA-1',
  terms: { permit: ['use'], duties: [{ delete: 'P90D' }] },
  columns: {
    kept: { role: 'quasi', grade: { trade: 'secret' }, codeList: 'regions@1' },
    mapped: { role: 'quasi', op: 'recode', list: 'regions@2', file: 'hidden-map.csv' },
    token: { role: 'direct', op: 'pseudonym', key: 'env:hidden_token' },
    dropped: { role: 'direct', codeList: 'hidden@1' },
  },
});

test('the public product names no file, key, record, registry or join; terms and grades are public', () => {
  const json = publicProduct(product, compileColumns(product));
  expect(JSON.stringify(json)).not.toContain('hidden');
  expect(json).toMatchObject({
    form: 'table',
    gate: { preset: 'opening@1' },
    expires: '2027-01-31',
    assessment: 'PIA-1',
    terms: { permit: ['use'], duties: [{ delete: 'P90D' }] },
    columns: {
      kept: { role: 'quasi', grade: { trade: 'secret' }, codeList: 'regions@1', op: 'keep' },
      mapped: { role: 'quasi', op: 'recode', list: 'regions@2', unmapped: 'refuse' },
      token: { role: 'direct', op: 'pseudonym', length: 32 },
    },
  });
  expect(Object.keys(json['columns'] as object)).toEqual(['kept', 'mapped', 'token']);
});
