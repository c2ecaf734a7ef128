// Sharing: one roll of pensions, to two departments, each under its item of the responsibility list.
import { readFileSync } from 'node:fs';
import { makeKeys, makeSecrets, openStage, printCatalogueLater } from '@sluice/example-kit';
import { makeData } from './make-data.mjs';

const stage = openStage(import.meta.dirname, { people: 8_000 });
const { step, sluice, say, bring, vary, path } = stage;
bring('civil-affairs.yaml', 'taxation.yaml', 'records.yaml');

step(`a roll of ${stage.people.toLocaleString('en')} invented pensioners`);
const { rows, linked } = makeData(path, stage.people);
say(`data/pensions.csv: ${rows} rows; ${linked} people have two`);

step('keys: the data office builds, the privacy office and the provider approve; secrets for pseudonyms and history');
await makeKeys(stage, {
  'data-office': { role: 'operator', channel: 'sharing' },
  'privacy-office': { role: 'privacy-officer' },
  'head-of-hrss': { role: 'provider' },
});
await makeSecrets(stage, 'pseudonyms', 'history');

step('the registry: departments, the list of connected systems, the source, two items of the responsibility list');
await sluice(['registry', 'init', 'records']);
await sluice(['registry', 'load', 'records.yaml', '--as', 'registrar']);

const build = (product, out, how) =>
  sluice(['build', product, '--out', out, '--sign', 'keys/data-office.key'], { exit: 3, ...how });

step('civil affairs is owed an update each month, and the last one is too long ago');
await sluice(['registry', 'renewals']);

step('the item says which fields may be shared; a column beyond them does not leave');
vary('civil-affairs.yaml', 'wider.yaml', [
  ['last_paid: { role: insensitive, op: drop }', 'last_paid: { role: insensitive }'],
]);
await build('wider.yaml', 'wider', { exit: 1, error: 'gate/G04' });

step('a department that the item does not name gets nothing under it');
vary('civil-affairs.yaml', 'elsewhere.yaml', [['recipient: civil-affairs', 'recipient: taxation']]);
await build('elsewhere.yaml', 'elsewhere', { exit: 1, error: 'gate/G04' });

step('the plan for civil affairs: classes of people with the same rows, however many each has');
await sluice(['plan', 'civil-affairs.yaml']);

for (const recipient of ['civil-affairs', 'taxation']) {
  step(`for ${recipient}: built, approved by the privacy officer and the provider, published`);
  await build(`${recipient}.yaml`, `candidate-${recipient}`, { only: /candidate|k-anonymity|gate/ });
  for (const [holder, role] of [
    ['privacy-office', 'privacy-officer'],
    ['head-of-hrss', 'provider'],
  ])
    await sluice(['approve', `candidate-${recipient}`, '--role', role, '--sign', `keys/${holder}.key`]);
  await sluice([
    ...['publish', `candidate-${recipient}`, '--out', `for-${recipient}`],
    ...['--sign', 'keys/data-office.key', '--trust', 'trust.json'],
  ]);
}

step('each department verifies its own');
for (const recipient of ['civil-affairs', 'taxation'])
  await sluice(['verify', `for-${recipient}`, '--trust', 'trust.json'], { only: /approval|rows per class|verifies/ });

step('the same people, but no token in common: nothing to join the two tables by');
const tokens = (file) => {
  const [, ...lines] = readFileSync(path(file), 'utf8').trimEnd().split('\n');
  return new Set(lines.map((line) => line.slice(0, line.indexOf(','))));
};
const mine = tokens('for-civil-affairs/data/pension-status.csv');
const theirs = tokens('for-taxation/data/pension-amounts.csv');
const common = [...mine].filter((token) => theirs.has(token)).length;
say(`civil affairs: ${mine.size} tokens; taxation: ${theirs.size} tokens; in common: ${common}`);
if (common !== 0) throw new Error('two recipients have a token in common');

step('publishing was the supply that was owed; six weeks on, the catalogue says which update is overdue again');
await sluice(['registry', 'catalogue']);
const codes = await printCatalogueLater(stage, 42);
if (!codes.includes('update-overdue')) throw new Error('expected an overdue update in the catalogue');
