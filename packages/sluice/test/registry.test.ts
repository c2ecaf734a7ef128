import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openRecords } from './records.js';
import { sluice } from './workshop.js';

const directory = mkdtempSync(join(tmpdir(), 'sluice-registry-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));
let made = 0;

/** An empty registry of its own. */
async function emptyRegistry(): Promise<string> {
  const location = join(directory, `records-${++made}`);
  expect((await sluice('registry', 'init', location)).code).toBe(0);
  return location;
}

function fileOf(text: string): string {
  const path = join(directory, `file-${++made}.yaml`);
  writeFileSync(path, text);
  return path;
}

const SETUP = `
- kind: organisation
  id: health-commission
  body: { title: { zh: 卫生健康委 }, type: department }
- kind: organisation
  id: data-bureau
  body: { title: { zh: 数据局, en: Data Bureau }, type: department }
- kind: organisation
  id: bank
  body: { title: { zh: 银行 }, type: licensee }
- kind: system
  id: SYS-21
  body: { title: { en: clinics }, protocol: HTTPS, owner: health-commission }
- kind: source
  id: visits
  body:
    title: { zh: 门诊记录, en: visits }
    concept: outpatient-visit
    authority: health-commission
    system: SYS-21
    authoritative: true
    version: '2026-1'
    versionOrder: 1
`;

describe('load', () => {
  it('adds every record of a file, with its steps, in one transaction', async () => {
    const registry = await emptyRegistry();
    const file = fileOf(`${SETUP}  steps: [{ event: retire, reason: replaced, as: keeper, role: owner }]\n`);
    const { code, out } = await sluice('registry', 'load', file, '--registry', registry, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out).loaded.at(-1)).toEqual({ kind: 'source', id: 'visits', state: 'retired', version: 2 });
    const store = await openRecords(registry);
    const log = await store.log();
    await store.close();
    expect(log.length).toBe(6);
    expect(log[5]).toMatchObject({ event: 'retire', reason: 'replaced', actor: { id: 'keeper', role: 'owner' } });
    expect(new Set(log.map(({ at }) => at)).size).toBe(1);
  });

  it('keeps nothing where one entry is wrong, and shows its file, line and entry', async () => {
    const registry = await emptyRegistry();
    const file = fileOf(SETUP.replace('authoritative: true', 'authoritative: perhaps'));
    const { code, err } = await sluice('registry', 'load', file, '--registry', registry);
    expect(code).toBe(2);
    expect(err).toContain('error[record/type]: entry 5: source: `authoritative`: expected true or false');
    expect(err).toContain(`--> ${file}:21:20`);
    expect(err).toContain('21 |     authoritative: perhaps');
    expect(err).toContain('|                    ^^^^^^^');
    const store = await openRecords(registry);
    expect((await store.check()).entries).toBe(0);
    await store.close();
  });

  it('tells every mistake of form at once, but no record that only lacks one above it', async () => {
    const registry = await emptyRegistry();
    const file = fileOf(
      SETUP.replace('type: department', 'type: club')
        .replace('HTTPS,', 'HTTPS, colour: red,')
        .replace('versionOrder: 1', 'versionOrder: x'),
    );
    const { out } = await sluice('registry', 'load', file, '--registry', registry, '--json');
    const { faults, exitCode } = JSON.parse(out);
    expect(exitCode).toBe(2);
    expect(faults.map((f: { code: string; place: { line: number } }) => [f.code, f.place.line])).toEqual([
      ['record/value', 4],
      ['record/unknown-member', 13],
      ['record/type', 23],
    ]);
  });

  it.each([
    ['kind: organisation', 'records/list', 1],
    ['- kind: organisation\n  id: a', 'records/entry', 1],
    ['- { kind: organisation, id: 7, body: {} }', 'records/entry', 1],
    ['- { kind: organisation, id: a, body: {}, state: active }', 'records/entry', 1],
    ['- kind: nonsense\n  id: a\n  body: {}', 'registry/unknown-kind', 1],
    ['- kind: organisation\n  id: "no id"\n  body: { title: { zh: 甲 }, type: department }', 'registry/id', 2],
    [
      '- kind: organisation\n  id: a\n  body: { title: { zh: 甲 }, type: department }\n  steps: [sing]',
      'registry/illegal-transition',
      4,
    ],
    ['- { kind: organisation, id: a, id: b, body: {} }', 'syntax/duplicate-key', 1],
  ])('refuses a file that is not a list of records: %#', async (text, code, line) => {
    const registry = await emptyRegistry();
    const { out } = await sluice('registry', 'load', fileOf(text), '--registry', registry, '--json');
    const { faults } = JSON.parse(out);
    expect(faults[0]).toMatchObject({ code });
    if (code !== 'records/list') expect(faults[0].place.line).toBe(line);
  });
});
