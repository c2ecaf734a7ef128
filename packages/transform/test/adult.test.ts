import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileHierarchy } from '@sluice/transform';
import { describe, expect, test } from 'vitest';
import { column } from './column.js';
import { isNested } from './nested.js';

const shared = process.env['SLUICE_SHARED'] ?? join(import.meta.dirname, '../../../../shared');
const adult = join(shared, 'data/adult');
const io = { readText: (path: string) => readFileSync(path, 'utf8') };

describe.skipIf(!existsSync(adult))('hierarchies of the adult table', () => {
  const load = () => {
    const [header, ...lines] = readFileSync(join(adult, 'adult.csv'), 'utf8').trimEnd().split(/\r?\n/);
    const rows = lines.map((line) => line.split(';'));
    return header.split(';').map((name, i) => {
      const values = [...new Set(rows.map((row) => row[i]))];
      const codeOf = new Map(values.map((value, code) => [value, code]));
      return { name, type: 'string' as const, values, codes: Int32Array.from(rows, (row) => codeOf.get(row[i])!) };
    });
  };

  test('heights and leaves', () => {
    const columns = load();
    const compiled = columns.map((c) =>
      compileHierarchy({ file: join(adult, `adult_hierarchy_${c.name}.csv`) }, c, io),
    );
    expect(columns.map(({ name }) => name)).toEqual([
      'sex',
      'age',
      'race',
      'marital-status',
      'education',
      'native-country',
      'workclass',
      'occupation',
      'salary-class',
    ]);
    expect(compiled.map(({ levels }) => levels.length)).toEqual([2, 5, 2, 3, 4, 3, 3, 3, 2]);
    expect(compiled.map(({ leafCount }) => leafCount)).toEqual([2, 100, 5, 7, 16, 41, 8, 14, 2]);
    // The file knows a work class that no row has.
    expect(columns[6].values).toHaveLength(7);
    for (const hierarchy of compiled) {
      expect(isNested(hierarchy)).toBe(true);
      expect(hierarchy.levels.at(-1)).toMatchObject({ labels: ['*'], leaves: Float64Array.of(hierarchy.leafCount) });
    }
  });

  test('shares of the leaves at a level', () => {
    const education = load()[4];
    const { levels, leafCount } = compileHierarchy(
      { file: join(adult, 'adult_hierarchy_education.csv') },
      education,
      io,
    );
    const share = Object.fromEntries(levels[2].labels.map((label, g) => [label, levels[2].leaves[g] / leafCount]));
    expect(Object.values(share).reduce((a, b) => a + b)).toBe(1);
    expect(Object.keys(share)).toEqual(['Higher education', 'Secondary education', 'Primary education']);
  });
});

describe.skipIf(!existsSync(shared))('every hierarchy file of the shared data', () => {
  const folder = join(shared, 'data');
  // A skipped suite is collected all the same.
  const all = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
  const files = all.filter((file) => /hierarchy_[^/]*\.csv$/.test(file));
  test.each(files)('%s is nested', (file) => {
    expect(isNested(compileHierarchy({ file: join(folder, file) }, column([]), io))).toBe(true);
  });
});
