import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { clinicVisits, toCsv } from '@sluice/testing';
import { afterAll, beforeAll } from 'vitest';
import { run } from '../src/run.js';
import { createTerminal } from '../src/terminal/create.js';

/** The built command line: `npm test` builds first. */
export const MAIN = fileURLToPath(new URL('../dist/main.js', import.meta.url));

export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the built command line in a process of its own, as a user would. */
export function sluiceProcess(args: readonly string[]): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
  return { code: status, out: stdout, err: stderr };
}

/** Runs a command line in this process, from source: the same but for the start-up. */
export async function sluice(...args: readonly string[]): Promise<Outcome> {
  const out: string[] = [];
  const err: string[] = [];
  const stdout = { write: (text: string | Uint8Array) => out.push(String(text)) > 0 };
  const stderr = { isTTY: false, write: (text: string | Uint8Array) => err.push(String(text)) > 0 };
  const code = await run(args, createTerminal({ stdout, stderr }, new AbortController().signal));
  return { code, out: out.join(''), err: err.join('') };
}

/** A product file of a few lines over generated visits; `change` replaces pieces of its text. */
export function productText(change: readonly (readonly [string, string])[] = []): string {
  const text = `sluice: 1
id: visits
version: 1.0.0
title: { en: Visits }
owner: health-commission
source:
  file: visits.csv
  types: { birth_date: date, visit_date: date, fee: decimal }
subject: id_card
channel: { kind: opening, licence: CC-BY-4.0 }
columns:
  id_card: { role: direct }
  name: { role: direct }
  phone: { role: direct }
  birth_date: { role: quasi, op: generalize, hierarchy: { dates: [year, decade] } }
  sex: { role: quasi }
  district: { role: direct }
  visit_date: { role: quasi, op: generalize, hierarchy: { dates: [quarter, year] } }
  clinic: { role: insensitive, op: drop }
  diagnosis: { role: sensitive, op: drop }
  fee: { role: sensitive, op: drop }
privacy:
  models:
    - { model: k-anonymity, k: 20 }
  suppression: 0.05
outputs: [csv, parquet, arrow]
`;
  return change.reduce((whole, [from, to]) => {
    if (!whole.includes(from)) throw new Error(`the product has no text ${from}`);
    return whole.replace(from, to);
  }, text);
}

export interface Workshop {
  readonly directory: string;
  path(name: string): string;
  /** A build with the keys of the workshop; the annex goes beside the release. */
  build(product: string, out: string, ...more: readonly string[]): Promise<Outcome>;
}

/** A folder with a table, a product file and a signing key; removed after the tests of the file. */
export function workshop(): Workshop {
  const directory = mkdtempSync(join(tmpdir(), 'sluice-test-'));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));
  const path = (name: string) => join(directory, name);
  writeFileSync(path('visits.csv'), toCsv(clinicVisits({ seed: 7, people: 900, visits: 2500 })));
  writeFileSync(path('product.yaml'), productText());
  mkdirSync(path('keys'));
  beforeAll(async () => {
    const made = await sluice('keys', 'new', 'signing', '--out', path('keys/release.key'));
    if (made.code !== 0) throw new Error(`no signing key: ${made.err}`);
    await sluice('keys', 'new', 'auditor', '--out', path('keys/auditor.key'));
  });
  const build = (product: string, out: string, ...more: readonly string[]) =>
    sluice(
      ...['build', path(product), '--out', path(out), '--sign', path('keys/release.key')],
      ...['--annex', path(`${out}-annex`), '--auditor', path('keys/auditor.key.pub'), ...more],
    );
  return { directory, path, build };
}
