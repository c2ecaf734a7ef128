// Checks the direction of imports in packages/*/src: `node packages/tooling/check-imports.mjs [--root FOLDER]`.
// One line on stderr for each fault, `file:line: what, what to do`; exit code 1 when there is one.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, posix, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { globalsOf, importsOf } from './lib/imports-of.mjs';

/**
 * The house: arrows go down only. `uses` lists the packages that one may import; `@sluice/errors` may be used by all.
 * `browser`: no file that a browser loads imports a module of Node; an entry `./node` and what only it loads may.
 */
const HOUSE = {
  '@sluice/errors': { floor: 0, uses: [], browser: true },
  '@sluice/table': { floor: 1, uses: [], browser: true },
  '@sluice/policy': { floor: 1, uses: [], browser: true },
  '@sluice/provenance': { floor: 1, uses: [], browser: true },
  '@sluice/models': { floor: 2, uses: ['@sluice/table'], browser: true },
  '@sluice/classify': { floor: 2, uses: ['@sluice/table', '@sluice/policy'], browser: false },
  '@sluice/transform': { floor: 2, uses: ['@sluice/table', '@sluice/policy'], browser: true },
  '@sluice/dp': { floor: 2, uses: ['@sluice/table'], browser: true },
  '@sluice/report': { floor: 2, uses: ['@sluice/provenance'], browser: true },
  '@sluice/anonymize': { floor: 3, uses: ['@sluice/table', '@sluice/models'], browser: true },
  '@sluice/risk': { floor: 3, uses: ['@sluice/table', '@sluice/models'], browser: false },
  '@sluice/registry': { floor: 3, uses: ['@sluice/policy', '@sluice/provenance'], browser: false },
  '@sluice/verify': {
    floor: 3,
    uses: ['@sluice/table', '@sluice/policy', '@sluice/models', '@sluice/dp', '@sluice/provenance'],
    browser: true,
  },
  '@sluice/product': { floor: 4, uses: 'lower', browser: false },
  '@sluice/duckdb': { floor: 5, uses: ['@sluice/product', '@sluice/table'], browser: false },
  '@sluice/spark': { floor: 5, uses: ['@sluice/product', '@sluice/table'], browser: false },
  sluice: { floor: 6, uses: 'lower', browser: false },
  // Beside the house: tests, examples and benchmarks use it, no product code does.
  '@sluice/testing': { floor: 7, uses: ['@sluice/table'], browser: false, outside: true },
};
const COMMON = '@sluice/errors';
const TEST_ONLY = ['vitest', 'fast-check', '@sluice/testing', 'node:test'];
const NODE_GLOBALS = ['Buffer', 'process', '__dirname', '__filename'];
const BUILTIN = new Set(builtinModules);

const slashes = (path) => path.split(sep).join('/');
const isTest = (file) => /\.test\.ts$/.test(file);
const isNode = (specifier) => specifier.startsWith('node:') || BUILTIN.has(specifier);

/** Name of the package in a bare specifier: `@scope/name/deep` → `@scope/name`. */
function packageOf(specifier) {
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0];
}

function filesUnder(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return filesUnder(path);
      return /\.[cm]?ts$/.test(entry.name) ? [path] : [];
    });
}

/** A package as it stands on disk: manifest, and per source file its text and the modules that it names. */
function readPackage(folder) {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const src = join(folder, 'src');
  const files = new Map();
  for (const file of existsSync(src) ? filesUnder(src) : []) {
    if (isTest(file)) continue;
    const text = readFileSync(file, 'utf8');
    files.set(file, { text, imports: importsOf(text) });
  }
  return { name: manifest.name, manifest, folder, src, files };
}

/** The `.ts` file that a relative specifier ends in, the way `tsc` reads it. */
function target(file, specifier) {
  return resolve(dirname(file), specifier).replace(/\.([cm]?)js$/, '.$1ts');
}

/** Local files that each file of a package imports, types included: `file → [{to, line}]`. */
function graphOf(pack) {
  const edges = ([file, { imports }]) => [
    file,
    imports.flatMap(({ specifier, line }) => {
      if (!specifier?.startsWith('.')) return [];
      const to = target(file, specifier);
      return pack.files.has(to) ? [{ to, line }] : [];
    }),
  ];
  return new Map([...pack.files].map(edges));
}

/** Shortest way along the graph from `from` back to itself, as a list of edges; null where there is none. */
function shortestCycle(graph, from) {
  const queue = [{ file: from, way: [] }];
  const seen = new Set();
  for (const { file, way } of queue) {
    for (const edge of graph.get(file)) {
      const next = [...way, { ...edge, from: file }];
      if (edge.to === from) return next;
      if (!seen.has(edge.to)) queue.push({ file: edge.to, way: next });
      seen.add(edge.to);
    }
  }
  return null;
}

/** One shortest cycle for each group of files that import each other. */
function cyclesOf(graph) {
  const told = new Set();
  return [...graph.keys()].flatMap((file) => {
    if (told.has(file)) return [];
    const cycle = shortestCycle(graph, file);
    for (const edge of cycle ?? []) told.add(edge.from);
    return cycle === null ? [] : [cycle];
  });
}

function closure(graph, entries) {
  const reached = new Set(entries);
  for (const file of reached) for (const { to } of graph.get(file) ?? []) reached.add(to);
  return reached;
}

/** Files that only the `./node` entries of a package load. */
function nodeOnly(pack, graph) {
  const entries = Object.entries(pack.manifest.exports ?? {}).flatMap(([path, conditions]) =>
    typeof conditions?.source === 'string'
      ? [{ node: path.split('/')[1] === 'node', file: resolve(pack.folder, conditions.source) }]
      : [],
  );
  const load = (node) =>
    closure(
      graph,
      entries.filter((e) => e.node === node).map((e) => e.file),
    );
  const everywhere = load(false);
  return new Set([...load(true)].filter((file) => !everywhere.has(file)));
}

/** Why the package `from` may not import the package `to`, or null. */
function direction(from, to) {
  const [own, other] = [HOUSE[from], HOUSE[to]];
  if (to === COMMON) return null;
  if (other === undefined) return [`${to} is not in the table of the house`, 'add it to HOUSE in check-imports.mjs'];
  if (other.outside) return [`product code imports ${to}`, 'only tests, examples and benchmarks may'];
  if (other.floor >= own.floor && from !== to) {
    const way = other.floor === own.floor ? 'sideways' : 'upward';
    return [
      `${way} import of ${to} (floor ${other.floor}) from floor ${own.floor}`,
      'move the shared code down, or take it as an argument',
    ];
  }
  if (own.uses === 'lower' || own.uses.includes(to)) return null;
  return [`${from} is not allowed to use ${to}`, `it may use ${[COMMON, ...own.uses].join(', ')}`];
}

function checkPackage(pack, packages, report) {
  const { name, manifest, folder } = pack;
  const own = HOUSE[name];
  const manifestFile = join(folder, 'package.json');
  if (own === undefined) {
    if (manifest.private !== true) {
      report(manifestFile, 1, `${name} is not in the table of the house`, 'add it to HOUSE in check-imports.mjs');
    }
    return;
  }
  const declared = { ...manifest.dependencies, ...manifest.peerDependencies, ...manifest.optionalDependencies };
  const used = new Set();
  const graph = graphOf(pack);
  const free = own.browser ? nodeOnly(pack, graph) : new Set(pack.files.keys());

  const bare = (file, line, specifier) => {
    const to = packageOf(specifier);
    used.add(to);
    if (TEST_ONLY.includes(to) && !own.outside) {
      report(file, line, `product code imports ${to}`, 'move what needs it into a *.test.ts file or @sluice/testing');
      return;
    }
    if (to === name) {
      report(file, line, 'a package imports itself by name', 'import the file by its relative path');
      return;
    }
    const ours = packages.has(to) || Object.hasOwn(HOUSE, to);
    const why = ours ? direction(name, to) : null;
    if (why !== null) {
      report(file, line, ...why);
      return;
    }
    const exports = packages.get(to)?.manifest.exports;
    const entry = `.${specifier.slice(to.length)}`;
    if (ours && exports !== undefined && (!Object.hasOwn(exports, entry) || entry.endsWith('.json'))) {
      report(file, line, `import of ${specifier}, deep into another package`, `import from ${to} what its index lists`);
    }
    if (!Object.hasOwn(declared, to)) {
      const hint = Object.hasOwn(manifest.devDependencies ?? {}, to)
        ? 'move it out of devDependencies'
        : 'add it there';
      report(file, line, `${to} is not among the dependencies in package.json`, hint);
    }
  };

  const local = (file, line, specifier) => {
    const to = target(file, specifier);
    const inside = slashes(relative(pack.src, to));
    if (inside.startsWith('../')) {
      report(file, line, `import of ${specifier} leaves src/`, 'import the other package by its name');
    } else if (isTest(to)) {
      report(file, line, `product code imports the test ${specifier}`, 'move what is shared out of the test');
    } else if (!pack.files.has(to)) {
      report(file, line, `import of ${specifier} finds no file`, 'write the path with its .js ending');
    }
  };

  for (const [file, { text, imports }] of pack.files) {
    for (const { specifier, line } of imports) {
      if (specifier === null) {
        report(file, line, 'import() of something that is not a plain string', 'name the module, or take a function');
      } else if (specifier.startsWith('.')) {
        local(file, line, specifier);
      } else if (isNode(specifier) && !TEST_ONLY.includes(specifier)) {
        if (!free.has(file)) {
          report(file, line, `${specifier} in a file that a browser loads`, 'take it as an argument, or use ./node');
        }
      } else {
        bare(file, line, specifier);
      }
    }
    for (const { name: global, line } of free.has(file) ? [] : globalsOf(text, NODE_GLOBALS)) {
      report(file, line, `${global} in a file that a browser loads`, 'take it as an argument, or use ./node');
    }
  }

  for (const cycle of cyclesOf(graph)) {
    const names = cycle.map(({ from }) => slashes(relative(pack.src, from)));
    const hint = 'move what both need into a file of its own';
    report(cycle[0].from, cycle[0].line, `circular import: ${[...names, names[0]].join(' -> ')}`, hint);
  }

  for (const dependency of pack.files.size === 0 ? [] : Object.keys(manifest.dependencies ?? {})) {
    if (!used.has(dependency)) {
      report(manifestFile, 1, `${dependency} is a dependency that no file under src/ imports`, 'take it out');
    }
  }
}

const { values } = parseArgs({ options: { root: { type: 'string' } } });
const root = resolve(values.root ?? fileURLToPath(new URL('../../', import.meta.url)));
const packages = new Map(
  readdirSync(join(root, 'packages'))
    .sort()
    .map((entry) => join(root, 'packages', entry))
    .filter((folder) => existsSync(join(folder, 'package.json')))
    .map(readPackage)
    .map((pack) => [pack.name, pack]),
);
const faults = [];
let files = 0;
for (const pack of packages.values()) {
  files += pack.files.size;
  checkPackage(pack, packages, (file, line, what, hint) => {
    faults.push(`${posix.normalize(slashes(relative(root, file)))}:${line}: ${what}; ${hint}`);
  });
}
for (const fault of faults) console.error(fault);
console.error(`imports: ${files} files in ${packages.size} packages, ${faults.length} faults`);
process.exit(faults.length === 0 ? 0 : 1);
