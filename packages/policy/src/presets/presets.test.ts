import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { channelOf } from '../channels/index.js';
import { GATE_RULES } from '../rules/list.js';
import { PUBLICATION_RULES } from '../rules/publication-list.js';
import { PRESETS, presetForChannel, presetOf, REPLACED } from './index.js';
import { THRESHOLDS } from './thresholds.js';

const inForce = PRESETS.filter(({ name }) => !(name in REPLACED));

/** SHA-256 of the JSON with members in code-unit order. */
function digest(value: unknown): string {
  const sorted = (_: string, node: unknown): unknown =>
    typeof node === 'object' && node !== null && !Array.isArray(node)
      ? Object.fromEntries(Object.entries(node).sort(([a], [b]) => (a < b ? -1 : 1)))
      : node;
  return createHash('sha256').update(JSON.stringify(value, sorted)).digest('hex');
}

test('a published preset never changes: its digest is in every release made by it', () => {
  expect(Object.fromEntries(PRESETS.map((preset) => [preset.name, digest(preset)]))).toMatchInlineSnapshot(`
    {
      "authorised-delivered@1": "60a47ca720c38f9b9647c7511344fa3af2dd8d0a27c08ee1605398af04834654",
      "authorised-secure@1": "870502fe5cffa1a3c0a6f4a71a1455095a33b210937cf46044a106c25218ffd8",
      "internal@0": "792b53773b5f6c9ff63668b798cadc5863ece986d569194c8cc14251c972de48",
      "internal@1": "0497f0402fa009ddbdc30c1ee991d5bb48e6f994bbff0b870ed073b097ceaa61",
      "opening@0": "1cd9ced70af5bd018303d9883fd776bf2c10f78c63570c9a441d1550671b5a9c",
      "opening@1": "26844537856817a8a239b3954baf038440f665971a12a4451f081d0d950a0bca",
      "sharing-conditional@1": "19c1ce80a29da3f6fa4351c07c284118873a6b35995b723f79609e1cf2dae9b2",
      "sharing-unconditional@1": "671d99a9392cff563134c230c81e22781754c37bc66091e66d6541d960e438ff",
    }
  `);
});

test('a channel has its preset in force, by trust; never one that was replaced', () => {
  expect(inForce.map(({ channel, trust }) => presetForChannel(channel, trust)?.name)).toEqual(
    inForce.map(({ name }) => name),
  );
  expect(presetForChannel('opening')?.name).toBe('opening@1');
  expect(presetForChannel('internal')?.name).toBe('internal@1');
  expect(presetForChannel('sharing')?.name).toBe('sharing-unconditional@1');
  expect(presetForChannel('authorised-operation')?.name).toBe('authorised-delivered@1');
  expect(presetForChannel('opening', 'self')).toBeUndefined();
  expect(presetForChannel('post')).toBeUndefined();
});

test('what was replaced has a successor in force on the same channel', () => {
  for (const [old, successor] of Object.entries(REPLACED)) {
    expect(presetOf(old)?.channel).toBe(presetOf(successor)?.channel);
    expect(successor in REPLACED).toBe(false);
  }
});

test('every number of a preset says where it comes from', () => {
  const thresholds = THRESHOLDS.filter((member) => !['labels', 'sensitiveNeeds', 'waivable'].includes(member));
  for (const preset of inForce) {
    const stated = thresholds.filter((member) => preset[member] !== undefined && member !== 'attestedNeedsAnnex');
    expect([preset.name, Object.keys(preset.origins ?? {}).sort()]).toEqual([preset.name, [...stated].sort()]);
  }
});

test('a preset names rules that are there, lists the others as not built, and is frozen throughout', () => {
  const build = GATE_RULES.map(({ code }) => code);
  const publication = PUBLICATION_RULES.map(({ code }) => code);
  for (const preset of inForce) {
    expect(preset.rules.filter((code) => !build.includes(code))).toEqual([]);
    expect((preset.publication ?? []).filter((code) => !publication.includes(code))).toEqual([]);
    expect(preset.preview).toBe(false);
    expect(channelOf(preset.channel)).toBeDefined();
    for (const part of [preset, preset.rules, preset.labels, preset.approvals?.roles ?? preset])
      expect(Object.isFrozen(part)).toBe(true);
    if (preset.trust === 'self') continue;
    const all = new Set([...preset.rules, ...(preset.publication ?? []), ...preset.notBuilt]);
    expect([...all].sort()).toEqual(Array.from({ length: 16 }, (_, i) => `G${String(i + 1).padStart(2, '0')}`));
  }
});

test('nothing can be waived on opening', () => {
  expect(presetOf('opening@1')?.waivable).toEqual([]);
});

test('tokens leave by presets of sharing and authorised operation, never on opening', () => {
  const letting = inForce.filter(({ labels }) => labels?.includes('token')).map(({ trust }) => trust);
  expect(letting).toEqual(['conditional', 'unconditional', 'secure', 'delivered', 'self']);
});
