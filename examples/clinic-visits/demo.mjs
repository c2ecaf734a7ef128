// The main job, end to end: data, keys, a release, and its verification by someone who has only the public key.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadPublicKey } from '@sluice/provenance';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const shown = (path) => relative(process.cwd(), here(path));
const cli = here('../../packages/sluice/dist/main.js');

function run(script, ...args) {
  const { status } = spawnSync(process.execPath, [script, ...args], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 70);
}

function step(text, ...command) {
  console.log(`\n— ${text}`);
  if (command.length > 0)
    console.log(
      `  $ sluice ${command.map((arg) => (existsSync(arg) || arg.startsWith('/') ? relative(process.cwd(), arg) : arg)).join(' ')}`,
    );
  if (command.length > 0) run(cli, ...command);
}

step('50,000 visits of about 18,000 people, made by a seeded generator');
run(here('make-data.mjs'));

mkdirSync(here('keys'), { recursive: true });
if (!existsSync(here('keys/release.key')))
  step('a key to sign releases', 'keys', 'new', 'signing', '--out', here('keys/release.key'));
if (!existsSync(here('keys/auditor.key')))
  step('a key of the auditor', 'keys', 'new', 'auditor', '--out', here('keys/auditor.key'));

// What a stranger must get by another way than the release: whose key may sign what.
const publicKey = readFileSync(here('keys/release.key.pub'), 'utf8');
writeFileSync(
  here('keys/trust.json'),
  `${JSON.stringify({ keys: [{ keyid: loadPublicKey(publicKey).keyid, publicKey, roles: ['operator'], channels: ['opening'], products: ['clinic-visits'] }] }, null, 2)}\n`,
);

rmSync(here('out'), { recursive: true, force: true });
mkdirSync(here('out'));
step('the plan: which level for each column, and what it costs', 'plan', here('product.yaml'));
step(
  'the release: built, measured on the bytes read back, judged, signed, re-checked, and only then put in place',
  ...['build', here('product.yaml'), '--out', here('out/release'), '--sign', here('keys/release.key')],
  ...['--annex', here('out/annex'), '--auditor', here('keys/auditor.key.pub')],
);
step('a stranger re-checks it offline', 'verify', here('out/release'), '--trust', here('keys/trust.json'));

console.log(`
Where to look:
  ${shown('product.yaml')}   the source code of the release: table, channel, columns, guarantees
  ${shown('out/release')}/   what leaves: data, evidence, provenance, signature
  ${shown('out/annex')}/     what only the auditor can open (age)
Open in a browser:
  ${shown('out/release/report/report.en.html')}
  ${shown('out/release/report/report.zh.html')}`);
