import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const guide = readFileSync(`${root}CONTRIBUTING.md`, 'utf8');

/** Package and floor of each line of the map. */
const map = new Map([...guide.matchAll(/^\| (\d|–) +\| `(\w+)` +\|/gm)].map(([, floor, name]) => [name, floor]));

test('the map of the guide has a line for every package', () => {
  expect([...map.keys()].sort()).toEqual(readdirSync(`${root}packages`).sort());
});

test('the map has the floors that imports are checked against', () => {
  const house = readFileSync(`${root}packages/tooling/check-imports.mjs`, 'utf8');
  const floors = new Map(
    [...house.matchAll(/^ {2}'?(?:@sluice\/)?(\w+)'?: \{\s*floor: (\d)/gm)].map(([, name, floor]) => [name, floor]),
  );
  const inside = [...map].filter(([, floor]) => floor !== '–');
  expect(inside.length).toBeGreaterThan(10);
  expect(inside.filter(([name, floor]) => floors.get(name) !== floor)).toEqual([]);
});

test('every path that the guide names is there', () => {
  const paths = [...guide.matchAll(/`((?:packages|docs|examples|benchmarks|\.ci)\/[^`<*]*)`/g)].map(([, path]) => path);
  expect(paths.length).toBeGreaterThan(20);
  expect(paths.filter((path) => !existsSync(root + path))).toEqual([]);
});

test('every name of a list or function that the steps use stands in the file beside it', () => {
  const uses = [
    ['OPERATIONS', 'packages/transform/src/operations/index.ts'],
    ['mapValues', 'packages/transform/src/operations/round.ts'],
    ['oneColumn', 'packages/transform/src/operations/round.ts'],
    ['publicParams', 'packages/transform/src/operation.ts'],
    ['pseudonym', 'packages/verify/src/checks/channel.ts'],
    ['operation.round', 'packages/report/src/messages/columns.ts'],
    ['PASS', 'packages/policy/src/rules/rule.ts'],
    ['GATE_RULES', 'packages/policy/src/rules/list.ts'],
    ['GateFacts', 'packages/product/src/build/gate-facts.ts'],
    ['PUBLICATION_RULES', 'packages/policy/src/rules/publication-list.ts'],
    ['RecordFacts', 'packages/policy/src/rules/record-facts.ts'],
    ['waivableBlock', 'packages/policy/src/rules/rule.ts'],
    ['waitingBlock', 'packages/policy/src/rules/rule.ts'],
    ['REPLACED', 'packages/policy/src/presets/index.ts'],
    ['origins', 'packages/policy/src/presets/preset.ts'],
    ['notBuilt', 'packages/policy/src/presets/preset.ts'],
    ['PRESETS', 'packages/policy/src/presets/index.ts'],
    ['MODELS', 'packages/models/src/index.ts'],
    ['leastPopulation', 'packages/models/src/model.ts'],
    ['needs(', 'packages/models/src/model.ts'],
    ['monotone(', 'packages/anonymize/src/search/node-check.ts'],
    ['classFacts', 'packages/models/src/facts/class-facts.ts'],
    ['sensitiveNeeds', 'packages/policy/src/channels/opening.ts'],
    ['NOT_BUILT', 'packages/product/src/file/not-built.ts'],
    ['.evidence(', 'packages/product/src/build/evidence.ts'],
    ['.evidence(', 'packages/verify/src/checks/guarantees.ts'],
    ['says.t-closeness', 'packages/report/src/messages/models.ts'],
  ];
  const gone = uses.filter(([name, path]) => !readFileSync(root + path, 'utf8').includes(name));
  expect(gone).toEqual([]);
});
