// Authorised operation: two agencies' tables of firms, joined, banded and priced, supplied to a lender under an
// agreement, and taken back at its end.
import { readFileSync } from 'node:fs';
import { makeKeys, makeSecrets, openStage, today, writePast } from '@sluice/example-kit';
import { makeData } from './make-data.mjs';

const stage = openStage(import.meta.dirname, { people: 12_000 });
const { step, sluice, say, bring, vary, path } = stage;
bring('past.yaml', 'records.yaml', 'price.yaml', 'too-long.yaml', 'product.yaml');

step(`${stage.people.toLocaleString('en')} invented firms, as the tax office and the power company know them`);
const rows = makeData(path, stage.people);
say(`data/tax.csv: ${rows.tax} rows, data/power.csv: ${rows.power} rows`);

step('keys: the operator builds, the privacy office and the implementing institution approve');
await makeKeys(stage, {
  'operator-a': { role: 'operator', channel: 'authorised-operation', product: 'sme-credit-bands' },
  'privacy-office': { role: 'privacy-officer' },
  'data-bureau': { role: 'implementer' },
});
await makeSecrets(stage, 'lender', 'history');

step('the weeks before: an agreement is signed, the product applies for registration and gets its code');
await writePast(stage, 'past.yaml');

step('today: systems, sources, and the price of the year, which must be under its ceiling');
await sluice(['registry', 'load', 'records.yaml', '--as', 'registrar']);
vary('price.yaml', 'dear.yaml', [['price: 4500', 'price: 7000']]);
await sluice(['registry', 'load', 'dear.yaml', '--as', 'registrar'], { exit: 1, error: 'price/ceiling' });
await sluice(['registry', 'load', 'price.yaml', '--as', 'registrar']);

step('an agreement of more than five years is none');
await sluice(['registry', 'load', 'too-long.yaml', '--as', 'registrar'], { exit: 1, error: 'agreement/term' });

const build = (product, out, how) =>
  sluice(['build', product, '--out', out, '--sign', 'keys/operator-a.key'], { exit: 3, ...how });

step('the agreement bounds the scenario');
vary('product.yaml', 'insurance.yaml', [['scenario: sme-lending', 'scenario: insurance']]);
await build('insurance.yaml', 'insurance', { exit: 1, error: 'gate/G04' });

step('the plan, on the join: sections by provinces by bands of turnover, each with at least 11 firms');
await sluice(['plan', 'product.yaml']);

step('built, approved by the privacy officer and the implementing institution, published');
await build('product.yaml', 'candidate');
for (const [holder, role] of [
  ['privacy-office', 'privacy-officer'],
  ['data-bureau', 'implementer'],
])
  await sluice(['approve', 'candidate', '--role', role, '--sign', `keys/${holder}.key`]);
await sluice([
  ...['publish', 'candidate', '--out', 'release', '--sign', 'keys/operator-a.key'],
  ...['--trust', 'trust.json'],
]);
const { release } = JSON.parse(await sluice(['status', 'release', '--json'], { quiet: true }));

step('the lender verifies what it got');
await sluice(['verify', 'release', '--trust', 'trust.json'], { only: /approval|rows per|pricing|validity|verifies/ });

step('the pack of evidence that the register of data products asks for');
await sluice(['registry', 'evidence', release, '--release', 'release', '--out', 'evidence']);

step('for another lender the same as a scorecard: one row a firm, bands and groups only');
vary('product.yaml', 'scorecard.yaml', [
  ['form: table', 'form: scorecard'],
  ['recipient: lender-1', 'recipient: lender-2'],
]);
await build('scorecard.yaml', 'scorecard', { only: /candidate|gate|waits/ });

step('uses are booked at the price of the day; of the rows only the band is kept');
const { length } = readFileSync(path('release/data/sme-credit-bands.csv'), 'utf8').trimEnd().split('\n');
for (const rows of [length - 1, 800])
  await sluice(['registry', 'use', release, '--recipient', 'lender-1', '--calls', '1', '--rows', `${rows}`]);
await sluice(['registry', 'revenue', 'sme-credit-bands', '--period', today().slice(0, 4)]);

step('inside the secure domain an analyst adds up arrears; before the table leaves, its cells are checked');
await sluice(
  [
    ...['egress', 'data/domain.csv', '--dims', 'section,province', '--unit', 'firm', '--value', 'arrears'],
    ...['--margins', '--out', 'arrears.csv'],
  ],
  { exit: 1, only: /judged|recalled|flagged|proposal|passes|written/ },
);

step('the agreement cannot end while a release under it is out');
const end = [
  'registry',
  'step',
  'agreement',
  'AG-2026-09',
  'end',
  '--reason',
  'mandate withdrawn',
  '--as',
  'registrar',
];
await sluice(end, { exit: 1, error: 'agreement/live-releases' });

step('so the release is taken back: a signed list for all who verify, then a tombstone in its place');
const revoke = (...more) => [
  ...['revoke', 'release', '--reason', 'mandate-ended', '--list', 'revocations.jsonl'],
  ...['--sign', 'keys/operator-a.key', ...more],
];
await sluice(revoke());
await sluice(['verify', 'release', '--trust', 'trust.json', '--revocations', 'revocations.jsonl'], {
  exit: 5,
  only: /revo|verify/,
});
await sluice(revoke('--take-down', 'release'));
await sluice(['verify', 'release', '--trust', 'trust.json'], { exit: 5 });
await sluice(end);
await sluice(['registry', 'use', release, '--recipient', 'lender-1', '--calls', '1', '--rows', '100'], {
  exit: 1,
  error: 'usage/not-usable',
});

step('the yearly disclosure, from the same records');
await sluice([
  ...['registry', 'disclosure', '--year', today().slice(0, 4), '--role', 'implementer'],
  ...['--organisation', 'data-bureau'],
]);
await sluice(['registry', 'catalogue']);

step('every step is in the log, each entry bound to the one before: recomputed from the first');
await sluice(['registry', 'check']);
