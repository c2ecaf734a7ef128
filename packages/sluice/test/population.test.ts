import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { below, streams } from '@sluice/testing';
import { describe, expect, test } from 'vitest';
import { sluice, workshop } from './workshop.js';

const shop = workshop();

type Cells = readonly string[];
const QUASI = ['district', 'sex', 'born'] as const;

/** A town, drawn once: who lives where, and some of them in the table. */
const draw = streams('a town')('people');
const town: readonly Cells[] = Array.from({ length: 400 }, () => [
  ['n1', 'n2', 's1', 's2'][below(draw, 4)],
  ['f', 'm'][below(draw, 2)],
  String(1950 + below(draw, 40)),
]);
const patients = town.filter((_, i) => i % 5 === 0).map((cells, i) => [...cells, ['flu', 'burn'][i % 2]]);

const csv = (header: Cells, rows: readonly Cells[]) => `${[header, ...rows].map((cells) => cells.join()).join('\n')}\n`;
writeFileSync(shop.path('patients.csv'), csv([...QUASI, 'diagnosis'], patients));
writeFileSync(shop.path('town.csv'), csv(QUASI, town));

const COLUMNS = `columns:
  district: { role: quasi, op: generalize, hierarchy: { tree: { north: [n1, n2], south: [s1, s2] } } }
  sex: { role: quasi }
  born: { role: quasi, op: generalize, hierarchy: { intervals: { edges: [1950, 1960, 1970, 1980, 1990], groups: [2] } } }
  diagnosis: { role: sensitive }
`;

function write(name: string, models: string): void {
  writeFileSync(
    shop.path(`${name}.yaml`),
    `sluice: 1\nid: ${name}\nversion: 1.0.0\ntitle: Patients\nowner: us\n` +
      `source: { file: patients.csv, types: { born: integer, diagnosis: string } }\nchannel: { kind: internal }\n${COLUMNS}` +
      `privacy:\n  models: [${models}]\n  suppression: 0.05\noutputs: [csv]\n`,
  );
}

function rowsIn(path: string): string[][] {
  const [, ...lines] = readFileSync(shop.path(path), 'utf8').trimEnd().split('\n');
  return lines.map((line) =>
    line.match(/("[^"]*"|[^,]*)(?:,|$)/g)!.map((cell) => cell.replace(/,$/, '').replace(/"/g, '')),
  );
}

/** Whether a released cell stands for a raw one, read from the text alone. */
function covers(column: (typeof QUASI)[number], shown: string, raw: string): boolean {
  if (shown === raw || shown === '*') return true;
  if (column === 'district') return shown === (raw.startsWith('n') ? 'north' : 'south');
  const [, from, to] = /^\[(\d+), ?(\d+)\)$/.exec(shown) ?? [];
  return column === 'born' && Number(from) <= Number(raw) && Number(raw) < Number(to);
}

/** For each released tuple, how many released rows and how many people of the town it stands for, counted one by one. */
function classes(name: string) {
  const released = rowsIn(`${name}/data/${name}.csv`);
  const tuples = new Map(released.map((row) => [row.slice(0, 3).join(), row.slice(0, 3)]));
  return [...tuples.values()].map((tuple) => ({
    rows: released.filter((row) => tuple.every((cell, c) => row[c] === cell)).length,
    people: town.filter((person) => tuple.every((cell, c) => covers(QUASI[c], cell, person[c]))).length,
  }));
}

async function guarantees(name: string) {
  const { code, out, err } = await shop.release(`${name}.yaml`, name, '--json');
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out).guarantees;
}

describe('k-map over a population table', () => {
  test('builds, attested, and a count over both tables agrees', async () => {
    write('k-map', '{ model: k-map, k: 12, population: town.csv }');
    expect(await guarantees('k-map')).toEqual([
      expect.objectContaining({ model: 'k-map', grade: 'attested', holds: true }),
    ]);
    const found = classes('k-map');
    expect(found.length).toBeGreaterThan(3);
    expect(Math.min(...found.map(({ people }) => people))).toBeGreaterThanOrEqual(12);
    // Without the population the same classes would be far too small.
    expect(Math.min(...found.map(({ rows }) => rows))).toBeLessThan(12);
    // A finer node does not hold within the limit, else it would have been chosen: the search did look at the town.
    write('k-map-more', '{ model: k-map, k: 60, population: town.csv }');
    await guarantees('k-map-more');
    expect(classes('k-map-more').length).toBeLessThan(found.length);
    expect(Math.min(...classes('k-map-more').map(({ people }) => people))).toBeGreaterThanOrEqual(60);
  });

  test('its release verifies, and verify says that the model was not checked', async () => {
    const key = shop.path('keys/release.key.pub');
    const { code, out } = await sluice('verify', shop.path('k-map'), '--trust', key, '--channel', 'internal');
    expect(code).toBe(0);
    expect(out).toMatch(/k-map.*attested, not checked/);
    // The path of the population table is nobody else's business.
    expect(readFileSync(shop.path('k-map/product.json'), 'utf8')).not.toContain('town.csv');
    const envelope = JSON.parse(readFileSync(shop.path('k-map/manifest/attestations.intoto.jsonl'), 'utf8'));
    expect(Buffer.from(envelope.payload, 'base64').toString('utf8')).not.toContain('town.csv');
  });
});

test('delta-presence over a population table: a count over both tables agrees', async () => {
  write('presence', '{ model: delta-presence, min: 0, max: 0.25, population: town.csv }');
  await guarantees('presence');
  const found = classes('presence');
  expect(found.length).toBeGreaterThan(1);
  for (const { rows, people } of found) expect(rows / people).toBeLessThanOrEqual(0.25);
});

test('two models may ask for one population', async () => {
  const presence = '{ model: delta-presence, min: 0, max: 0.3, population: town.csv }';
  write('both', `{ model: k-map, k: 12, population: town.csv }, ${presence}`);
  expect((await guarantees('both')).map(({ model }: { model: string }) => model)).toEqual(['k-map', 'delta-presence']);
});

describe('a population that cannot be used is an error that says so, and nothing is written', () => {
  const lacking = csv(
    ['district', 'sex'],
    town.map((cells) => cells.slice(0, 2)),
  );
  test.each([
    ['no file', undefined, /town-bad\.csv/, 2],
    ['no such column', lacking, /"born"/, 2],
    [
      'no column of a name without a declared type',
      csv(
        QUASI.slice(1),
        town.map((cells) => cells.slice(1)),
      ),
      /"district"/,
      2,
    ],
    ['a value outside the hierarchy', csv(QUASI, [...town, ['x9', 'f', '1950']]), /district/, 2],
    ['text where numbers are declared', csv(QUASI, [...town, ['n1', 'f', 'early']]), /born/, 2],
  ])('%s', async (_, text, names, exit) => {
    rmSync(shop.path('town-bad.csv'), { force: true });
    if (text !== undefined) writeFileSync(shop.path('town-bad.csv'), text);
    write('bad', '{ model: k-map, k: 12, population: town-bad.csv }');
    const before = readdirSync(shop.directory).toSorted();
    const { code, out, err } = await shop.release('bad.yaml', 'bad');
    expect([code, out]).toEqual([exit, '']);
    expect(err).toMatch(names);
    expect(err).not.toMatch(/x9|early/);
    expect(err).toMatch(/help:/);
    if (text !== undefined) expect(err).toMatch(/: population table: /);
    expect([existsSync(shop.path('bad')), existsSync(shop.path('bad-annex'))]).toEqual([false, false]);
    expect(readdirSync(shop.directory).toSorted()).toEqual(before);
  });

  test('two models that name different ones', async () => {
    writeFileSync(shop.path('other.csv'), csv(QUASI, town));
    const presence = '{ model: delta-presence, min: 0, max: 0.5, population: other.csv }';
    write('two', `{ model: k-map, k: 12, population: town.csv }, ${presence}`);
    const { code, err } = await shop.release('two.yaml', 'two');
    expect([code, err.includes('model/two-populations'), existsSync(shop.path('two'))]).toEqual([2, true, false]);
  });
});
