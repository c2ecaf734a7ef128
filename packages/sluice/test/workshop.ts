import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadPublicKey } from '@sluice/provenance';
import { clinicVisits, toCsv } from '@sluice/testing';
import { afterAll, beforeAll } from 'vitest';
import { run } from '../src/run.js';
import { createTerminal } from '../src/terminal/create.js';
import { clinicRecords } from './records.js';

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

/** The channel of `productText`, to replace by another. */
export const OPENING =
  "{ kind: opening, licence: CC-BY-4.0, theme: health, feedback: 'mailto:data@example.test', proactive: true }";

/** A product file of a few lines over generated visits; `change` replaces pieces of its text. */
export function productText(change: readonly (readonly [string, string])[] = []): string {
  const text = `sluice: 1
id: visits
version: 1.0.0
title: { en: Visits }
owner: health-commission
source:
  file: visits.csv
  record: visits
  types: { birth_date: date, visit_date: date, fee: decimal }
subject: id_card
channel: ${OPENING}
assessment: DPIA-1
history: file:keys/history.key
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
  /** A copy of the registry with its records; its location. */
  records(name: string): string;
  /** A build with the keys of the workshop; the annex goes beside it. */
  build(product: string, out: string, ...more: readonly string[]): Promise<Outcome>;
  /** From the product to a published release; what stops on the way is the outcome. */
  release(product: string, out: string, ...more: readonly string[]): Promise<Outcome>;
}

const APPROVERS = ['privacy-officer', 'owner'] as const;

/**
 * A folder with a table, a product file, keys and a registry; removed after the tests of the file. A build of a product
 * with an audience goes its whole way: candidate, two approvals, publication; each in a registry of its own, so that
 * the releases of one test are not earlier releases to the next.
 */
export function workshop(): Workshop {
  const directory = mkdtempSync(join(tmpdir(), 'sluice-test-'));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));
  const path = (name: string) => join(directory, name);
  writeFileSync(path('visits.csv'), toCsv(clinicVisits({ seed: 7, people: 900, visits: 2500 })));
  writeFileSync(path('product.yaml'), productText());
  mkdirSync(path('keys'));
  beforeAll(async () => {
    await sluice('keys', 'new', 'signing', '--out', path('keys/release.key'));
    await sluice('keys', 'new', 'auditor', '--out', path('keys/auditor.key'));
    await sluice('keys', 'new', 'pseudonym', '--out', path('keys/history.key'));
    const keys = [trusted('release', 'operator')];
    for (const role of APPROVERS) {
      await sluice('keys', 'new', 'signing', '--out', path(`keys/${role}.key`));
      keys.push(trusted(role, role));
    }
    writeFileSync(path('trust.json'), JSON.stringify({ keys }));
    await clinicRecords(path('records'));
  });
  const sign = (name: string) => ['--sign', path(`keys/${name}.key`)];
  const trusted = (name: string, role: string) => {
    const publicKey = readFileSync(path(`keys/${name}.key.pub`), 'utf8');
    return { keyid: loadPublicKey(publicKey).keyid, publicKey, roles: [role], holder: name };
  };
  const build: Workshop['build'] = (product, out, ...more) =>
    sluice(
      ...['build', path(product), '--out', path(out), ...sign('release')],
      ...[
        '--annex',
        path(`${out.replace(/\.candidate$/, '')}-annex`),
        '--auditor',
        path('keys/auditor.key.pub'),
        ...more,
      ],
    );
  const records = (name: string) => {
    cpSync(path('records'), path(name), { recursive: true });
    return path(name);
  };
  const release: Workshop['release'] = async (product, out, ...more) => {
    // What one makes for oneself is a release at once, and on no record.
    if (/kind: internal/.test(readFileSync(path(product), 'utf8'))) return build(product, out, ...more);
    const registry = ['--registry', records(`${out}.records`)];
    const built = await build(product, `${out}.candidate`, ...registry, ...more);
    if (built.code !== 3) return built;
    for (const role of APPROVERS) {
      const approved = await sluice('approve', path(`${out}.candidate`), '--role', role, ...sign(role), ...registry);
      if (approved.code !== 0) return approved;
    }
    const published = await sluice(
      ...['publish', path(`${out}.candidate`), '--out', path(out), ...sign('release')],
      ...['--trust', path('trust.json'), ...registry],
    );
    rmSync(path(`${out}.candidate`), { recursive: true });
    return { code: published.code, out: built.out, err: built.err + published.err };
  };
  return { directory, path, records, build, release };
}
