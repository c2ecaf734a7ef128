import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';

const script = fileURLToPath(new URL('../check-imports.mjs', import.meta.url));
const planted: string[] = [];
afterEach(() => {
  for (const root of planted.splice(0)) rmSync(root, { recursive: true });
});

interface Manifest {
  readonly dependencies?: readonly string[];
  readonly devDependencies?: readonly string[];
  readonly entries?: Readonly<Record<string, string>>;
}

/** A repository of the given packages: folder → manifest, and path under packages/ → text. */
function check(packages: Record<string, Manifest>, files: Record<string, string>) {
  const root = mkdtempSync(join(tmpdir(), 'check-imports-'));
  planted.push(root);
  const write = (path: string, text: string) => {
    const full = join(root, 'packages', path);
    mkdirSync(dirname(full), { recursive: true });
    writeFileSync(full, text);
  };
  const versions = (names: readonly string[] = []) => Object.fromEntries(names.map((name) => [name, '1.0.0']));
  for (const [folder, { dependencies, devDependencies, entries }] of Object.entries(packages)) {
    const exports = Object.entries(entries ?? { '.': './src/index.ts' }).map(([path, source]) => [path, { source }]);
    write(
      `${folder}/package.json`,
      JSON.stringify({
        name: folder === 'sluice' ? 'sluice' : `@sluice/${folder}`,
        exports: { ...Object.fromEntries(exports), './package.json': './package.json' },
        dependencies: versions(dependencies),
        devDependencies: versions(devDependencies),
      }),
    );
  }
  for (const [path, text] of Object.entries(files)) write(path, text);
  const { status, stderr } = spawnSync(process.execPath, [script, '--root', root], { encoding: 'utf8' });
  return { status, faults: stderr.trimEnd().split('\n').slice(0, -1) };
}

const both = (text: string, manifest: Manifest = { dependencies: ['@sluice/table'] }) =>
  check(
    { models: manifest, table: {}, errors: {} },
    {
      'models/src/index.ts': text,
      'table/src/index.ts': 'export const rows = 1;\n',
      'errors/src/index.ts': 'export {};\n',
    },
  );

test('a downward import that is listed and declared passes', () => {
  expect(both("import { rows } from '@sluice/table';\nexport { rows };\n")).toEqual({ status: 0, faults: [] });
});

test('errors may be used by every package', () => {
  const text = "import '@sluice/errors';\nimport '@sluice/table';\n";
  expect(both(text, { dependencies: ['@sluice/errors', '@sluice/table'] })).toEqual({ status: 0, faults: [] });
});

test('an upward import is refused where it stands', () => {
  const { status, faults } = check(
    { table: { dependencies: ['@sluice/models'] }, models: {} },
    { 'table/src/kernels/sum.ts': "\n\nimport type { Model } from '@sluice/models';\n", 'models/src/index.ts': '' },
  );
  expect(status).toBe(1);
  expect(faults).toEqual([
    expect.stringMatching(/^packages\/table\/src\/kernels\/sum\.ts:3: upward import of @sluice\/models \(floor 2\)/),
  ]);
});

test('a sideways import is refused', () => {
  const { faults } = check(
    { models: { dependencies: ['@sluice/transform'] }, transform: {} },
    { 'models/src/index.ts': "export * from '@sluice/transform';\n", 'transform/src/index.ts': '' },
  );
  expect(faults).toEqual([expect.stringContaining('models/src/index.ts:1: sideways import of @sluice/transform')]);
});

test('a downward import that the table does not list is refused', () => {
  const { faults } = check(
    { report: { dependencies: ['@sluice/table'] }, table: {} },
    { 'report/src/index.ts': "export { rows } from '@sluice/table';\n", 'table/src/index.ts': '' },
  );
  expect(faults).toEqual([expect.stringContaining('@sluice/report is not allowed to use @sluice/table')]);
});

test('a package that is missing from the table of the house is refused', () => {
  const { faults } = check({ novelty: {} }, { 'novelty/src/index.ts': '' });
  expect(faults).toEqual([expect.stringContaining('@sluice/novelty is not in the table of the house')]);
});

test('a cycle of files is told once, along its shortest way, type imports included', () => {
  const { faults } = check(
    { table: {} },
    {
      'table/src/index.ts': "export { a } from './a.js';\n",
      'table/src/a.ts': "import type { B } from './deep/b.js';\nexport const a = 1;\n",
      'table/src/deep/b.ts': "\nexport type B = import('../c.js').C;\n",
      'table/src/c.ts': "import { a } from './a.js';\nexport type C = typeof a;\n",
    },
  );
  expect(faults).toEqual([
    expect.stringContaining('packages/table/src/a.ts:1: circular import: a.ts -> deep/b.ts -> c.ts -> a.ts;'),
  ]);
});

test('two separate cycles are both told', () => {
  const pair = (a: string, b: string) => ({
    [`table/src/${a}.ts`]: `import './${b}.js';\n`,
    [`table/src/${b}.ts`]: `import './${a}.js';\n`,
  });
  const { faults } = check({ table: {} }, { ...pair('a', 'b'), ...pair('x', 'y') });
  expect(faults.map((fault) => fault.replace(/;.*/, ''))).toEqual([
    'packages/table/src/a.ts:1: circular import: a.ts -> b.ts -> a.ts',
    'packages/table/src/x.ts:1: circular import: x.ts -> y.ts -> x.ts',
  ]);
});

test('a dependency that package.json does not list is refused', () => {
  const { faults } = both("import { z } from 'zod';\nimport '@sluice/table';\n");
  expect(faults).toEqual([
    expect.stringContaining('models/src/index.ts:1: zod is not among the dependencies in package.json; add it'),
  ]);
});

test('a development dependency does not serve product code', () => {
  const { faults } = both("import { z } from 'zod';\n", { devDependencies: ['zod'] });
  expect(faults).toEqual([expect.stringContaining('move it out of devDependencies')]);
});

test('a dependency that nothing imports is refused', () => {
  const { faults } = both('export {};\n');
  expect(faults).toEqual([
    expect.stringContaining('models/package.json:1: @sluice/table is a dependency that no file'),
  ]);
});

test.each(['@sluice/table/src/index.js', '@sluice/table/dist/index.js', '@sluice/table/package.json'])(
  'import of %s is refused as deep',
  (specifier) => {
    const { faults } = both(`import x from '${specifier}';\n`);
    expect(faults).toEqual([expect.stringContaining(`import of ${specifier}, deep into another package`)]);
  },
);

test('an entry that another package exports may be imported', () => {
  const { faults } = check(
    { sluice: { dependencies: ['@sluice/provenance'] }, provenance: { entries: { './node': './src/node.ts' } } },
    { 'sluice/src/index.ts': "import '@sluice/provenance/node';\n", 'provenance/src/node.ts': '' },
  );
  expect(faults).toEqual([]);
});

test('a relative import must stay in src and must find a file', () => {
  const { faults } = both("import '../../table/src/index.js';\nimport './missing.js';\nimport '@sluice/table';\n");
  expect(faults).toEqual([
    expect.stringContaining('index.ts:1: import of ../../table/src/index.js leaves src/'),
    expect.stringContaining('index.ts:2: import of ./missing.js finds no file'),
  ]);
});

test('product code imports no test and no testing library; tests may', () => {
  const { faults } = check(
    { models: { dependencies: ['@sluice/testing', 'vitest'] }, testing: {} },
    {
      'models/src/index.ts': "import './k.test.js';\nimport { test } from 'vitest';\nimport '@sluice/testing';\n",
      'models/src/k.test.ts': "import 'vitest';\nimport '@sluice/product';\nimport '../../table/src/index.js';\n",
      'testing/src/index.ts': '',
    },
  );
  expect(faults.map((fault) => fault.replace(/;.*/, ''))).toEqual([
    'packages/models/src/index.ts:1: product code imports the test ./k.test.js',
    'packages/models/src/index.ts:2: product code imports vitest',
    'packages/models/src/index.ts:3: product code imports @sluice/testing',
  ]);
});

test('a module of Node is refused where a browser loads the file, and allowed behind ./node alone', () => {
  const { faults } = check(
    { provenance: { entries: { '.': './src/index.ts', './node': './src/node.ts' } } },
    {
      'provenance/src/index.ts': "export { shared } from './shared.js';\n",
      'provenance/src/node.ts': "import 'node:fs';\nimport './pem.js';\nimport './shared.js';\n",
      'provenance/src/pem.ts': "import { createPublicKey } from 'node:crypto';\nexport const p = process.env;\n",
      'provenance/src/shared.ts': "import { createHash } from 'crypto';\nexport const shared = Buffer.from('');\n",
    },
  );
  expect(faults.map((fault) => fault.replace(/;.*/, ''))).toEqual([
    'packages/provenance/src/shared.ts:1: crypto in a file that a browser loads',
    'packages/provenance/src/shared.ts:2: Buffer in a file that a browser loads',
  ]);
});

test('packages above the browser line may use Node', () => {
  expect(check({ product: {} }, { 'product/src/index.ts': "import 'node:fs';\nprocess.exit();\n" }).faults).toEqual([]);
});

test('import() needs a plain string', () => {
  const { faults } = both("import '@sluice/table';\nexport const load = (name: string) => import(name);\n");
  expect(faults).toEqual([expect.stringContaining('index.ts:2: import() of something that is not a plain string')]);
});

/** Each form that names a module, and the line it stands on. */
const forms: readonly (readonly [string, number])[] = [
  ["import 'left';", 1],
  ["import left from 'left';", 1],
  ["import type from 'left';", 1],
  ["import type { left } from 'left';", 1],
  ["import * as left from 'left';", 1],
  ["import {\n  // a comment; with from 'x'\n  one,\n  type two,\n} from 'left';", 1],
  ["\nexport { one } from 'left';", 2],
  ["export * from 'left';", 1],
  ["export * as all from 'left';", 1],
  ["export type { One } from 'left';", 1],
  ["export type * from 'left';", 1],
  ["const a = 1\nimport left from 'left'", 2],
  ["const left = await import('left');", 1],
  ["const left = await import(/* lazy */ 'left', { with: {} });", 1],
  ['const left = await import(`left`);', 1],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the text of a source
  ["const text = `a ${`b ${await import('left')} }`} c`;", 1],
  ["type Left = import('left').Left;", 1],
  ["import left = require('left');", 1],
  ["const left = require('left');", 1],
  ["const half = total! / 2; import left from 'left'; const x = 1 / 3;", 1],
  ["const quote = /['\"`/*]/.test(s); import('left');", 1],
  ["const quote = (a) / b; import('left'); const c = (d) / e;", 1],
];

test('every form of import is seen on its line', () => {
  const files = forms.map(([text], i) => [`models/src/form-${i}.ts`, text]);
  const { faults } = check({ models: {} }, Object.fromEntries(files));
  const told = forms.map(
    ([, line], i) => `packages/models/src/form-${i}.ts:${line}: left is not among the dependencies`,
  );
  expect(faults.map((fault) => fault.replace(/ in package.json.*/, '')).sort()).toEqual(told.sort());
});

const lookAlikes: readonly string[] = [
  "// import 'left';\n/* export * from 'left'; */",
  'const s = "import \'left\'";',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the text of a source
  "const t = `import 'left'; ${1} export * from 'left'`;",
  "const re = /import 'left'/;",
  "const o = { import: 'left', export: 'left' }; o.import('left'); o?.require('left');",
  "export const from = 'left';",
  "export { a };\nconst from = { 'left': 1 };",
  "const url = import.meta.url; const from = 'left';",
  "const n = 4 / 2; // import 'left' / 3",
  "type From = { from: 'left' };\nexport type { From };",
];

test('what only looks like an import is none', () => {
  const files = lookAlikes.map((text, i) => [`models/src/look-alike-${i}.ts`, text]);
  expect(check({ models: {} }, Object.fromEntries(files)).faults).toEqual([]);
});
