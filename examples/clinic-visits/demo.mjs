// Opening: rows about visits to clinics, for everyone and for good. From the table to a release that a stranger
// verifies, and what is refused on the way.
import { makeAuditor, makeKeys, makeSecrets, openStage } from '@sluice/example-kit';
import { makeData } from './make-data.mjs';

const stage = openStage(import.meta.dirname, { people: 18_000 });
const { step, sluice, bring, vary, path } = stage;
bring('product.yaml', 'records.yaml');

step(`${stage.people.toLocaleString('en')} people and their visits, made by a seeded generator`);
const rows = makeData(path('data'), stage.people);
stage.say(`data/visits.csv: ${rows.toLocaleString('en')} rows`);

step('keys: whoever builds, the two who approve, the auditor, and a secret under which releases are compared');
await makeKeys(stage, {
  'data-office': { role: 'operator', channel: 'opening', product: 'clinic-visits' },
  'privacy-office': { role: 'privacy-officer' },
  commission: { role: 'owner' },
});
await makeAuditor(stage);
await makeSecrets(stage, 'history');

step('the registry: who answers for the data, the one source, the assessment, the request that is answered');
await sluice(['registry', 'init', 'records']);
await sluice(['registry', 'load', 'records.yaml', '--as', 'registrar']);
await sluice(['registry', 'requests']);
await sluice(['registry', 'source', 'commit', 'SRC-visits', '--product', 'product.yaml', '--as', 'registrar']);

const build = (product, out, how) =>
  sluice(
    [
      ...['build', product, '--out', out, '--sign', 'keys/data-office.key'],
      ...['--annex', `${out}-annex`, '--auditor', 'keys/auditor.key.pub'],
    ],
    how,
  );
const approve = (candidate, holder, role, how) =>
  sluice(['approve', candidate, '--role', role, '--sign', `keys/${holder}.key`], how);
const publish = (candidate, out, how) =>
  sluice(['publish', candidate, '--out', out, '--sign', 'keys/data-office.key', '--trust', 'trust.json'], how);

step('the plan: which level for each column, and what is left');
await sluice(['plan', 'product.yaml']);

step('the build: levels chosen, bytes read back, measured and judged; a candidate, for opening asks for approvals');
await build('product.yaml', 'candidate', { exit: 3 });

step('whoever built it cannot approve it');
await approve('candidate', 'data-office', 'owner', { exit: 1, error: 'approval/author' });

step('one approval is not enough');
await approve('candidate', 'privacy-office', 'privacy-officer');
await publish('candidate', 'release', { exit: 3, error: 'gate/G14' });

step('the second approval, and the publication: judged again, sealed, signed, re-checked in a fresh process');
await approve('candidate', 'commission', 'owner');
await publish('candidate', 'release');
const { release } = JSON.parse(await sluice(['status', 'release', '--json'], { quiet: true }));

step('somebody fears for their privacy: nothing new of this product is delivered until that is looked into');
await sluice([
  ...['registry', 'add', 'feedback', 'F-1', '--set', `release=${release}`, '--set', 'type=privacy-concern'],
  ...['--set', 'text=I believe that I can find my neighbour in this.', '--as', 'hotline'],
]);
vary('product.yaml', 'finer.yaml', [
  ['version: 1.0.0', 'version: 1.1.0'],
  ['dates: [day, month, year, decade] }, max: 3 }', 'dates: [day, month, year, decade] }, level: 2 }'],
]);
await build('finer.yaml', 'finer', { exit: 1, error: 'gate/G04' });

step('the privacy officer examines and resolves it, with a reason that stays on record');
const feedback = (event, ...more) =>
  sluice([
    'registry',
    'step',
    'feedback',
    'F-1',
    event,
    '--as',
    'privacy-office',
    '--role',
    'privacy-officer',
    ...more,
  ]);
await feedback('examine');
await feedback('resolve', '--reason', 'the class in question is above k, and diverse');

step('the finer table is refused all the same: safe alone, but not beside the first one, which everyone has for good');
await build('finer.yaml', 'finer', { exit: 1, error: 'gate/G08' });

step('what everyone sees of it: the catalogue');
await sluice(['registry', 'catalogue']);

step('a stranger re-checks the release offline, with nothing but the trusted keys');
await sluice(['verify', 'release', '--trust', 'trust.json']);

console.log(`
Where to look, in ${stage.shown}/:
  product.yaml, records.yaml   the source code of the release, and the records that it rests on
  release/                     what leaves: data, evidence, provenance, signatures
  candidate-annex/             what only the auditor can open (age)
  release/report/              the page for people: report.en.html, report.zh.html`);
