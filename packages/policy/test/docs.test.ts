import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { CHANNELS, GATE_RULES, PUBLICATION_RULES, SENSITIVITY_ROWS, THRESHOLDS } from '../src/index.js';
import { IN_FORCE } from './any-preset.js';

const page = readFileSync(new URL('../../../docs/policy.md', import.meta.url), 'utf8');
const cellsOf = (line: string) =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
const rows = page
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .map(cellsOf);
const or = (value: unknown) => (value === undefined ? '–' : String(value));

test('the page has the numbers of every preset', () => {
  for (const p of IN_FORCE) {
    const row = rows.find(([first]) => first === `\`${p.name}\``);
    const d = p.dominance;
    expect(row?.slice(0, 9)).toEqual([
      `\`${p.name}\``,
      `\`${p.trust}\``,
      or(p.leastK),
      or(p.greatestT),
      p.sensitiveNeeds?.length ? p.sensitiveNeeds.map((kind) => `\`${kind}\``).join(' or ') : '–',
      or(p.smallCells?.least),
      or(p.smallCells?.roundTo),
      d ? `(${d.n}, ${d.k}) ${d.both ? 'and' : 'or'} ${d.p}` : '–',
      p.approvals ? `${p.approvals.required}: ${p.approvals.roles.join(', ')}` : '–',
    ]);
    const days = p.validity?.mostDays ?? p.review?.days;
    if (days !== undefined) expect(row?.[9]).toContain(`${days} days`);
    if (p.assessment) expect(page).toContain(`kept ${p.assessment.keptYears} years`);
    if (p.agreementYears) expect(page).toContain(`at most ${p.agreementYears} years`);
  }
});

test('the page has every channel with its facts, every rule and every threshold', () => {
  for (const { kind, params } of CHANNELS) {
    const facts = rows.find(([first]) => first === `\`${kind}\``)?.[2] ?? '';
    expect([kind, Object.keys(params.shape).filter((name) => !facts.includes(`\`${name}\``))]).toEqual([kind, []]);
  }
  const asked = new Map<string, string[]>();
  for (const { code } of GATE_RULES) asked.set(code, ['build']);
  for (const { code } of PUBLICATION_RULES) asked.set(code, [...(asked.get(code) ?? []), 'publication']);
  for (const [code, when] of asked) expect(rows.find(([first]) => first === code)?.[1]).toBe(when.join(', '));
  expect(THRESHOLDS.filter((member) => !page.includes(`\`${member}`))).toEqual([]);
});

test('the page has the rows of the decision table', () => {
  for (const [axis, values] of Object.entries(SENSITIVITY_ROWS))
    for (const [value, { assessment, dominance, reaches }] of Object.entries(values)) {
      const row = rows.find(([first, second]) => first === axis && second === `\`${value}\``);
      const adds = assessment ? 'impact assessment' : dominance ? 'dominance rule over columns of amounts' : '';
      expect([axis, value, row?.[3]]).toEqual([axis, value, adds]);
      expect(row?.[2] === 'everyone').toBe(reaches.includes('public'));
    }
});

test('every message of the rules has both languages', () => {
  const folder = fileURLToPath(new URL('../src/rules/', import.meta.url));
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /(?<!\.test)\.ts$/.test(file),
  );
  const texts = files.map((file) => readFileSync(folder + file, 'utf8')).join('\n');
  const count = (language: string) => texts.match(new RegExp(`\\b${language}:`, 'g'))?.length ?? 0;
  expect(count('zh')).toBeGreaterThan(150);
  expect(count('en')).toBe(count('zh'));
});
