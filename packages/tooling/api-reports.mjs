// The public API of each package as a golden file, `packages/<name>/<name>.api.md`, one for each entry; reviewed as a
// diff. After a build: `node packages/tooling/api-reports.mjs [--check | --update] [NAME…]`; `--check` is the default and
// ends with exit code 1 when a file differs.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Extractor, ExtractorConfig } from '@microsoft/api-extractor';
import { publicPackages, root } from './lib/packages.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { check: { type: 'boolean', default: false }, update: { type: 'boolean', default: false } },
});
const scratch = mkdtempSync(join(tmpdir(), 'sluice-api-'));

/** File name of the report of an entry: `provenance.api.md` for `.`, `provenance-node.api.md` for `./node`. */
const reportName = (short, path) => `${short}${path.slice(1).replaceAll('/', '-')}.api.md`;

/** Text of the report of one entry, or the faults that api-extractor found in it. */
function report({ short, folder }, path, types) {
  const name = reportName(short, path);
  const faults = [];
  const config = ExtractorConfig.prepare({
    packageJsonFullPath: join(root, folder, 'package.json'),
    configObjectFullPath: undefined,
    configObject: {
      projectFolder: join(root, folder),
      mainEntryPointFilePath: join(root, folder, types),
      // Declarations of a dependency are read from its dist, as a dependant would: no `source` condition here.
      compiler: {
        overrideTsconfig: {
          compilerOptions: {
            target: 'ES2022',
            lib: ['ES2023', 'DOM'],
            module: 'NodeNext',
            moduleResolution: 'NodeNext',
            strict: true,
            exactOptionalPropertyTypes: true,
            skipLibCheck: true,
            types: ['node'],
          },
          files: [join(root, folder, types)],
        },
      },
      apiReport: {
        enabled: true,
        reportFileName: name,
        reportFolder: scratch,
        reportTempFolder: join(scratch, 'temp'),
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      newlineKind: 'lf',
      messages: {
        // The reports are about names and signatures. Release tags and the grammar of doc comments are not ours to keep.
        extractorMessageReporting: {
          default: { logLevel: 'error' },
          'ae-missing-release-tag': { logLevel: 'none' },
          'ae-undocumented': { logLevel: 'none' },
          'ae-unresolved-link': { logLevel: 'none' },
          // A public signature names a type that its entry does not export: seen in the report, and so in review.
          'ae-forgotten-export': { logLevel: 'none', addToApiReportFile: true },
        },
        tsdocMessageReporting: { default: { logLevel: 'none' } },
        compilerMessageReporting: { default: { logLevel: 'error' } },
      },
    },
  });
  Extractor.invoke(config, {
    localBuild: true,
    showVerboseMessages: false,
    messageCallback(message) {
      if (message.logLevel === 'error') faults.push(`${message.messageId}: ${message.text.replaceAll(root, '')}`);
      message.handled = true;
    },
  });
  return { name, faults, text: faults.length === 0 ? readFileSync(join(scratch, name), 'utf8') : '' };
}

/** 1-based line where two texts part. */
function firstDifference(a, b) {
  const [left, right] = [a.split('\n'), b.split('\n')];
  return left.findIndex((line, i) => line !== right[i]) + 1 || left.length + 1;
}

let count = 0;
let written = 0;
const fault = (text) => {
  count += 1;
  console.error(text);
};

try {
  mkdirSync(join(scratch, 'temp'));
  const chosen = publicPackages().filter(({ short }) => positionals.length === 0 || positionals.includes(short));
  for (const pack of chosen) {
    const kept = new Set(readdirSync(join(root, pack.folder)).filter((name) => name.endsWith('.api.md')));
    for (const [path, { types }] of pack.entries) {
      if (!existsSync(join(root, pack.folder, types))) {
        fault(`${pack.folder}: ${types} is missing; run \`npx tsc -b\` first`);
        continue;
      }
      const { name, text, faults } = report(pack, path, types);
      for (const each of faults) fault(`${pack.folder} entry ${path}: ${each}`);
      if (faults.length > 0) continue;
      const file = join(root, pack.folder, name);
      const golden = kept.delete(name) ? readFileSync(file, 'utf8') : null;
      if (golden === text) continue;
      if (values.update) {
        writeFileSync(file, text);
        written += 1;
      } else {
        const where = golden === null ? 'is missing' : `differs from line ${firstDifference(golden, text)} on`;
        fault(`${pack.folder}/${name} ${where}; run \`npm run api -- --update\` and read the diff`);
      }
    }
    for (const name of kept) {
      if (values.update) rmSync(join(root, pack.folder, name));
      else fault(`${pack.folder}/${name} belongs to no entry; run \`npm run api -- --update\``);
    }
  }
} finally {
  rmSync(scratch, { recursive: true });
}
console.error(`api: ${values.update ? `${written} reports written, ` : ''}${count} faults`);
process.exitCode = count === 0 ? 0 : 1;
