import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { duckdbEngine } from '@sluice/duckdb';
import { defineProduct, type ProductInput } from '@sluice/product';
import { toArrow } from '@sluice/table';
import { firmCredit, rowsOf, toCodedTable, toCsv } from '@sluice/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readSource } from './session.js';

const directory = mkdtempSync(join(tmpdir(), 'sluice-join-'));
const engine = duckdbEngine();
const { tax, power } = firmCredit({ seed: 2, firms: 500 });
beforeAll(() => {
  writeFileSync(join(directory, 'tax.csv'), toCsv(tax));
  writeFileSync(join(directory, 'power.csv'), toCsv(power));
  writeFileSync(join(directory, 'no-header.csv'), 'ucc-1,Peking\nucc-2,Shanghai\n');
});
afterAll(async () => {
  await engine.close();
  rmSync(directory, { recursive: true, force: true });
});

const product = (more: Partial<ProductInput> = {}) =>
  defineProduct({
    sluice: 1,
    id: 'sme',
    version: '1.0.0',
    title: 'p',
    owner: 'o',
    channel: { kind: 'internal' },
    unlisted: 'drop',
    sources: {
      tax: { file: 'tax.csv', types: { turnover: 'integer' }, record: 'SRC-tax' },
      power: { file: 'power.csv', types: { kwh: 'integer' } },
    },
    join: { left: 'tax', right: 'power', on: 'ucc' },
    columns: { ucc: { role: 'direct' }, turnover: { role: 'quasi' }, kwh: { role: 'quasi' } },
    ...more,
  });

describe('two tables', () => {
  test('are read from their files and joined, each with its name, record and digest', async () => {
    const { table, inputs, origins } = await readSource(product(), engine, { directory });
    expect(table.columns.map(({ name, type }) => [name, type])).toEqual([
      ['ucc', 'string'],
      ['industry', 'string'],
      ['region', 'string'],
      ['turnover', 'integer'],
      ['employees', 'string'],
      ['tax_arrears', 'string'],
      ['kwh', 'integer'],
      ['tariff', 'string'],
      ['late_months', 'string'],
    ]);
    expect(table.rows).toBeGreaterThan(400);
    expect(inputs.map(({ name, record }) => [name, record])).toEqual([
      ['tax', 'SRC-tax'],
      ['power', undefined],
    ]);
    expect(inputs.map(({ commit }) => commit)).toEqual([
      { path: join(directory, 'tax.csv') },
      { path: join(directory, 'power.csv') },
    ]);
    const [first, second] = inputs.map((input) => input.logicalDigest());
    expect([first, second].every((digest) => /^[0-9a-f]{64}$/.test(digest))).toBe(true);
    expect(first).not.toBe(second);
    expect(origins?.get('kwh')).toBe('power.kwh');
  });

  test('passed by a program give the same rows, whatever the types', async () => {
    const tables = { tax: toArrow(toCodedTable(tax)), power: toArrow(toCodedTable(power)) };
    const passed = await readSource(product(), engine, { directory, tables });
    const read = await readSource(product(), engine, { directory });
    expect(rowsOf(passed.table)).toEqual(rowsOf(read.table));
    expect(passed.inputs.map(({ commit }) => 'logicalDigest' in commit)).toEqual([true, true]);
  });

  test('one that is missing is named', async () => {
    const tables = { tax: toArrow(toCodedTable(tax)) };
    await expect(readSource(product(), engine, { directory, tables })).rejects.toThrow('source `power`');
  });

  test('passed to a product that joins none are refused', async () => {
    const { sources: _, join: __, ...one } = product();
    const tables = { tax: toArrow(toCodedTable(tax)) };
    await expect(readSource(one, engine, { directory, tables })).rejects.toThrow('source/no-join');
  });
});

test('a file without a header gives away none of its cells', async () => {
  const sources = { tax: { file: 'tax.csv' }, power: { file: 'no-header.csv', header: true as const } };
  const attempt = readSource(product({ sources }), engine, { directory });
  await expect(attempt).rejects.toThrow('source/join-column');
  await expect(attempt).rejects.not.toThrow(/Peking|ucc-1/);
});

test('a join without a common key has no rows', async () => {
  writeFileSync(join(directory, 'others.csv'), 'ucc,kwh\nnobody,1\n');
  const sources = { tax: { file: 'tax.csv' }, power: { file: 'others.csv' } };
  await expect(readSource(product({ sources }), engine, { directory })).rejects.toThrow('source/no-rows');
});

test('a join that names no source is refused before anything is read', async () => {
  const broken = product({ join: { left: 'tax', right: 'water', on: 'ucc' } });
  await expect(readSource(broken, engine, { directory: '/nowhere' })).rejects.toThrow('source/unknown');
});
