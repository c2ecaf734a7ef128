import { statSync, writeFileSync } from 'node:fs';
import { clinicVisits, type TextTable, toCsv } from '@sluice/testing';
import { expect, test } from 'vitest';
import { productText, workshop } from './workshop.js';

const shop = workshop();
const visits = clinicVisits({ seed: 7, people: 900, visits: 2500 });

/** The visits with one more column, made from another. */
function withColumn(name: string, from: string, change: (cell: string) => string = (cell) => cell): TextTable {
  const source = visits.columns.find((column) => column.name === from);
  if (!source) throw new Error(`no column ${from}`);
  const cells = source.cells.map((cell) => (cell === null ? null : change(cell)));
  return { ...visits, columns: [...visits.columns, { name, type: 'string', cells }] };
}

async function outcome(table: TextTable, changes: readonly (readonly [string, string])[], out: string) {
  writeFileSync(shop.path('table.csv'), toCsv(table));
  writeFileSync(shop.path('careless.yaml'), productText([['visits.csv', 'table.csv'], ...changes]));
  const { code, err } = await shop.release('careless.yaml', out);
  return [code, /error\[([^\]]+)\]/.exec(err)?.[1]];
}

const NOTE: [string, string] = ['  sex: {', '  note: { role: insensitive }\n  sex: {'];

test('a column that repeats a dropped identifier is found', async () => {
  expect(await outcome(withColumn('note', 'phone'), [NOTE], 'copy')).toEqual([1, 'gate/G11']);
});

test('it is found as well where something of the identifier is released', async () => {
  const band: [string, string] = ['phone: { role: direct }', 'phone: { role: direct, op: band, edges: [0] }'];
  expect(await outcome(withColumn('note', 'phone'), [NOTE, band], 'banded')).toEqual([1, 'gate/G11']);
});

test('an identifier that begins with a date is an identifier', async () => {
  const table = withColumn('note', 'phone', (phone) => `2024-03-15-${phone}`);
  const column = table.columns.find(({ name }) => name === 'phone');
  const other = table.columns.map((c) =>
    c === column ? { ...c, cells: table.columns[table.columns.length - 1].cells } : c,
  );
  expect(await outcome({ ...table, columns: other }, [NOTE], 'dated')).toEqual([1, 'gate/G11']);
});

test('a t-closeness that allows everything protects no sensitive column', async () => {
  const changes: [string, string][] = [
    ['fee: { role: sensitive, op: drop }', 'fee: { role: sensitive, op: band, edges: [0, 50, 200] }'],
    [
      '{ model: k-anonymity, k: 20 }',
      '{ model: k-anonymity, k: 20 }\n    - { model: t-closeness, column: fee, t: 1, distance: equal }',
    ],
  ];
  expect(await outcome(visits, changes, 'bare')).toEqual([1, 'gate/G06']);
});

test('columns may have names that objects have too', async () => {
  for (const name of ['toString', 'constructor', 'hasOwnProperty']) {
    const changes: [string, string][] = [['  sex: {', `  ${name}: { role: quasi }\n  sex: {`]];
    expect([name, ...(await outcome(withColumn(name, 'sex'), changes, `odd-${name}`))]).toEqual([name, 0, undefined]);
  }
});

test('what is being built can be entered by nobody else, the finished release by whom the process lets in', async () => {
  expect(await outcome(visits, [], 'modes')).toEqual([0, undefined]);
  expect(statSync(shop.path('modes')).mode & 0o777).toBe(0o777 & ~process.umask());
});
