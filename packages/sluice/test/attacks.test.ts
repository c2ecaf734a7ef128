import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { workshop } from './workshop.js';

const shop = workshop();

type Row = Readonly<Record<string, string>>;

const AGES: Readonly<Record<string, readonly string[]>> = {
  twenties: ['21', '24', '27'],
  thirties: ['31', '34', '37'],
};

interface Product {
  /** Lines of `columns`, of which those released stand in the CSV. */
  readonly columns: readonly string[];
  /** Lines of `privacy`. */
  readonly privacy: readonly string[];
  readonly subject?: string;
}

/** Plain cells: no quotes, no commas. */
function parse(csv: string): Row[] {
  const [names, ...rows] = csv
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','));
  return rows.map((cells) => Object.fromEntries(names.map((name, c) => [name, cells[c]])));
}

/** Builds a release of a table for one's own use; undefined where the build refuses, and then nothing is there. */
async function release(name: string, table: readonly Row[], product: Product): Promise<Row[] | undefined> {
  const names = Object.keys(table[0]);
  const lines = [names, ...table.map((row) => names.map((column) => row[column]))];
  writeFileSync(shop.path(`${name}.csv`), `${lines.map((cells) => cells.join()).join('\n')}\n`);
  const indented = (list: readonly string[]) => list.map((line) => `  ${line}\n`).join('');
  writeFileSync(
    shop.path(`${name}.yaml`),
    `sluice: 1\nid: ${name}\nversion: 1.0.0\ntitle: An attack\nowner: us\nsource: { file: ${name}.csv }\n` +
      `${product.subject ? `subject: ${product.subject}\n` : ''}channel: { kind: internal }\n` +
      `columns:\n${indented(product.columns)}privacy:\n${indented(product.privacy)}outputs: [csv]\n`,
  );
  const { code, err } = await shop.release(`${name}.yaml`, name);
  const there = existsSync(shop.path(name));
  if (code === 0) return parse(readFileSync(shop.path(`${name}/data/${name}.csv`), 'utf8'));
  expect([code, there, err]).toEqual([
    1,
    false,
    expect.stringMatching(/(search\/(no-solution|sensitive-fails)|gate\/G10)/),
  ]);
  return undefined;
}

/** Whether a cell may stand for a value. */
function covers(shown: string, value: string): boolean {
  return shown === value || shown === '*' || AGES[shown]?.includes(value) === true;
}

/** What an attacker who knows some values of a person, and that the person is in the release, has left. */
function candidates(released: readonly Row[], known: Row): Row[] {
  return released.filter((row) => Object.entries(known).every(([column, value]) => covers(row[column], value)));
}

const shareOf = (rows: readonly Row[], column: string, value: string) =>
  rows.filter((row) => row[column] === value).length / rows.length;

const age = `age: { role: quasi, op: generalize, hierarchy: { tree: { ${Object.entries(AGES)
  .map(([band, ages]) => `${band}: [${ages.map((a) => `"${a}"`).join(', ')}]`)
  .join(', ')} } } }`;

describe('homogeneity: all who could be the victim share one value (Machanavajjhala et al. 2007)', () => {
  const columns = [age, 'zip: { role: quasi }', 'disease: { role: sensitive }'];
  const table = [
    ...['31', '34', '37'].map((a) => ({ age: a, zip: '13053', disease: 'cancer' })),
    { age: '21', zip: '13053', disease: 'heart' },
    { age: '24', zip: '13053', disease: 'flu' },
    { age: '27', zip: '13053', disease: 'heart' },
  ];

  /** The victim's value, where only one is possible. */
  function attack(released: readonly Row[]): string | undefined {
    const values = new Set(candidates(released, { age: '34', zip: '13053' }).map(({ disease }) => disease));
    return values.size === 1 ? [...values][0] : undefined;
  }

  test('succeeds against k-anonymity', async () => {
    const released = await release('homogeneity-k', table, {
      columns,
      privacy: ['models: [{ model: k-anonymity, k: 3 }]'],
    });
    expect(candidates(released!, { age: '34', zip: '13053' }).length).toBe(3);
    expect(attack(released!)).toBe('cancer');
  });

  test('fails against l-diversity', async () => {
    const models = 'models: [{ model: k-anonymity, k: 3 }, { model: l-diversity, column: disease, l: 2 }]';
    const released = await release('homogeneity-l', table, { columns, privacy: [models] });
    expect(candidates(released!, { age: '34', zip: '13053' }).length).toBeGreaterThan(3);
    expect(attack(released!)).toBeUndefined();
  });
});

describe('skewness: a value is far likelier in the class of the victim than in the table (Li et al. 2007)', () => {
  const columns = [age, 'hiv: { role: sensitive }'];
  const people = (ages: readonly string[], n: number, positive: number) =>
    Array.from({ length: n }, (_, i) => ({ age: ages[i % 3], hiv: i < positive ? 'yes' : 'no' }));
  const table = [...people(AGES['twenties'], 12, 9), ...people(AGES['thirties'], 84, 1)];

  /** How much surer of the diagnosis the attacker is than anyone who knows the share in the whole release. */
  function attack(released: readonly Row[]): number {
    return shareOf(candidates(released, { age: '24' }), 'hiv', 'yes') - shareOf(released, 'hiv', 'yes');
  }
  const diverse = '{ model: k-anonymity, k: 5 }, { model: l-diversity, column: hiv, l: 2 }';

  test('succeeds against distinct l-diversity', async () => {
    const released = await release('skewness-l', table, { columns, privacy: [`models: [${diverse}]`] });
    expect(attack(released!)).toBeGreaterThan(0.6);
  });

  test('fails against t-closeness', async () => {
    const models = `models: [${diverse}, { model: t-closeness, column: hiv, t: 0.2, distance: equal }]`;
    const released = await release('skewness-t', table, { columns, privacy: [models] });
    expect(attack(released!)).toBeLessThanOrEqual(0.2);
  });
});

describe('several rows a person: a class of k rows that are all of one', () => {
  const columns = [
    'id: { role: direct }',
    'district: { role: quasi, op: generalize, hierarchy: { tree: { island: [n], coast: [s] } } }',
    'diagnosis: { role: sensitive }',
  ];
  const table = [
    ...['flu', 'burn', 'cancer', 'flu'].map((diagnosis) => ({ id: 'p1', district: 'n', diagnosis })),
    ...['p2', 'p3', 'p4', 'p5'].map((id) => ({ id, district: 's', diagnosis: 'flu' })),
  ];
  /** What everybody knows: who lives where. */
  const register = [...new Map(table.map(({ id, district }) => [id, district]))];

  /** The victim's rows, where nobody else can be behind them. */
  function attack(released: readonly Row[]): string[] | undefined {
    const rows = candidates(released, { district: 'n' });
    const shown = new Set(rows.map(({ district }) => district));
    const behind = register.filter(([, district]) => [...shown].some((cell) => covers(cell, district)));
    return behind.length === 1 ? rows.map(({ diagnosis }) => diagnosis) : undefined;
  }
  const privacy = ['models: [{ model: k-anonymity, k: 4 }]'];

  test('succeeds where rows are counted', async () => {
    const released = await release('hermit-rows', table, { columns, privacy });
    expect(attack(released!)?.toSorted()).toEqual(['burn', 'cancer', 'flu', 'flu']);
  });

  test('fails where people are', async () => {
    const released = await release('hermit-people', table, { columns, privacy, subject: 'id' });
    expect(released!.length).toBe(8);
    expect(attack(released!)).toBeUndefined();
  });
});

describe('minimality: the choice of levels tells what finer ones would have shown (Wong et al. 2007)', () => {
  const columns = [
    'job: { role: quasi, op: generalize, hierarchy: { tree: { any: [a, b] } } }',
    'disease: { role: sensitive }',
  ];
  const SIZES = { a: 2, b: 4 };
  const ALPHA = 0.5;
  const models = `models: [{ model: k-anonymity, k: 2 }, { model: alpha-k-anonymity, column: disease, alpha: ${ALPHA}, k: 2, values: [hiv] }]`;

  /** How many of the two in job a, and of the four in job b, are ill. With more than three nothing is ever released. */
  const worlds = [0, 1, 2].flatMap((a) => [0, 1, 2, 3].map((b) => ({ a, b }))).filter(({ a, b }) => a + b <= 3);
  const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k);

  /**
   * The attacker knows the product file, who is in the table and their jobs, and has the compiler. Of all tables that
   * could be, those that give the very release are left, each as likely as any other: the greatest chance with which
   * somebody is known to be ill, over all releases; and which tables are refused.
   */
  async function attack(name: string, privacy: readonly string[], possible = worlds) {
    const groups = new Map<string, { readonly a: number; readonly b: number }[]>();
    const refused: string[] = [];
    for (const world of possible) {
      const table = (['a', 'b'] as const).flatMap((job) =>
        Array.from({ length: SIZES[job] }, (_, i) => ({ job, disease: i < world[job] ? 'hiv' : 'none' })),
      );
      const released = await release(`${name}-${world.a}${world.b}`, table, { columns, privacy: [models, ...privacy] });
      if (!released) {
        refused.push(`${world.a}${world.b}`);
        continue;
      }
      // Rows leave in an order made of their values alone, so equal tables are equal texts.
      const key = JSON.stringify(released);
      groups.set(key, [...(groups.get(key) ?? []), world]);
    }
    let surest = 0;
    for (const group of groups.values())
      for (const job of ['a', 'b'] as const) {
        const weight = ({ a, b }: (typeof group)[number]) => choose(SIZES.a, a) * choose(SIZES.b, b);
        const all = group.reduce((sum, world) => sum + weight(world), 0);
        surest = Math.max(surest, group.reduce((sum, w) => sum + (weight(w) * w[job]) / SIZES[job], 0) / all);
      }
    return { surest, refused, releases: groups.size };
  }

  test('succeeds where the search sees the sensitive values', async () => {
    const { surest, refused } = await attack('minimality-all', ['search: { sees: all }']);
    expect(refused).toEqual([]);
    expect(surest).toBe(1);
  });

  test('fails where it sees the quasi-identifiers alone, and what fails is refused', async () => {
    const { surest, refused, releases } = await attack('minimality-quasi', ['search: { sees: quasi }']);
    expect(surest).toBeLessThanOrEqual(ALPHA);
    expect(refused).toEqual(['03', '20', '21']);
    expect(releases).toBe(6);
  });

  test('what is dropped still tells: the class that is not there has failed', async () => {
    // What is left of job b shows that one of them is ill, whatever became of job a.
    const possible = worlds.filter(({ b }) => b === 1);
    const { surest } = await attack('minimality-drop', ['search: { sees: quasi }', 'failing: { drop: 0.4 }'], possible);
    expect(surest).toBe(1);
  });
});
