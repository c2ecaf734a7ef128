// Checks what each public package publishes, after a build: `node packages/tooling/check-exports.mjs`.
// publint and are-the-types-wrong look at the packed tarball; plain Node imports every entry, without the `source`
// condition that our own tests use. One line on stderr for each fault; exit code 1 when there is one.
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { inPairs, publicPackages, root } from './lib/packages.mjs';

const run = promisify(execFile);
const options = { cwd: root, maxBuffer: 1 << 28, env: { ...process.env, NO_COLOR: '1', NODE_OPTIONS: '' } };
const packages = publicPackages();
const out = mkdtempSync(join(tmpdir(), 'sluice-pack-'));

/** One `npm pack` for all: `name → {tarball, files}`. */
async function pack() {
  const folders = packages.map(({ folder }) => `./${folder}`);
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { stdout } = await run(npm, ['pack', '--json', '--ignore-scripts', '--pack-destination', out, ...folders], {
    ...options,
    shell: process.platform === 'win32',
  });
  return new Map(
    JSON.parse(stdout).map(({ name, filename, files }) => [
      name,
      // npm 9 names the file of a scoped package with `/` where the file on disk has `-`.
      { tarball: join(out, filename.replace(/^@/, '').replace('/', '-')), files: files.map(({ path }) => path) },
    ]),
  );
}

/** Conditions of each entry and that their files are in the tarball. */
function entryFaults({ entries }, files) {
  const packed = new Set(files.map((path) => `./${path}`));
  return entries.flatMap(([path, conditions]) => {
    const names = Object.keys(conditions).join(', ');
    if (names !== 'source, types, default')
      return [`entry ${path} has the conditions ${names}; write source, types, default`];
    return Object.entries(conditions)
      .filter(([, file]) => !packed.has(file))
      .map(
        ([condition, file]) => `entry ${path}, ${condition}: ${file} is not in the tarball; build it, or mend "files"`,
      );
  });
}

const strayFaults = (files) =>
  files
    .filter((path) => /\.test\.|(^|\/)(test|__snapshots__)\//.test(path))
    .map((path) => `${path} is packed; keep tests out by "files"`);

async function publintFaults(tarball) {
  const bytes = readFileSync(tarball);
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
  const { messages, pkg } = await publint({ pack: { tarball: buffer } });
  return messages.map((message) => `publint ${message.code}: ${formatMessage(message, pkg, { color: false })}`);
}

async function typesFaults(tarball) {
  const attw = join(root, 'node_modules/@arethetypeswrong/cli/dist/index.js');
  const args = [
    '--profile',
    'esm-only',
    '--no-definitely-typed',
    '--no-emoji',
    '--no-color',
    '--format',
    'ascii',
    tarball,
  ];
  return run(process.execPath, [attw, ...args], options).then(
    () => [],
    ({ stdout, stderr }) => [`are the types wrong: ${`${stdout}${stderr}`.trim()}`],
  );
}

/** Imports every entry in a Node of its own, by the package's own name, as a dependant would. */
async function importFaults({ name, folder, entries }) {
  const specifiers = entries.map(([path]) => name + path.slice(1));
  const code = specifiers.map((specifier) => `await import(${JSON.stringify(specifier)});`).join('\n');
  const args = ['--input-type=module', '--eval', code];
  return run(process.execPath, args, { ...options, cwd: join(root, folder), timeout: 60_000 }).then(
    ({ stdout, stderr }) => (stdout + stderr === '' ? [] : [`import prints: ${(stdout + stderr).trim()}`]),
    ({ stderr, killed }) => [
      killed ? 'import does not end; no entry may keep Node alive' : `import throws: ${stderr.trim()}`,
    ],
  );
}

async function faultsOf(pack, packed) {
  if (!existsSync(join(root, pack.folder, 'dist/index.js')))
    return ['dist/index.js is missing; run `npx tsc -b` first'];
  const { tarball, files } = packed.get(pack.name);
  return [
    ...entryFaults(pack, files),
    ...strayFaults(files),
    ...(await publintFaults(tarball)),
    ...(await typesFaults(tarball)),
    ...(await importFaults(pack)),
  ];
}

let count = 0;
try {
  const packed = await pack();
  const results = await inPairs(packages, (each) => faultsOf(each, packed));
  for (const [i, faults] of results.entries()) {
    count += faults.length;
    for (const fault of faults) console.error(`${packages[i].folder}: ${fault.replaceAll(root, '')}`);
  }
} finally {
  rmSync(out, { recursive: true });
}
console.error(`exports: ${packages.length} packages, ${count} faults`);
process.exitCode = count === 0 ? 0 : 1;
