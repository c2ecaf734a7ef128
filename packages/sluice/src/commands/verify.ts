import { readFileSync, statSync } from 'node:fs';
import { duckdbEngine } from '@sluice/duckdb';
import { fail } from '@sluice/errors';
import { presetOf } from '@sluice/policy';
import type { EvidenceGrade } from '@sluice/provenance';
import { type VerifyCheck, type VerifyResult, verifyRelease } from '@sluice/verify';
import { nodeHost } from '@sluice/verify/node';
import type { Command } from '../command.js';
import type { Style } from '../terminal/style.js';
import { loadTrust } from '../wiring/trust.js';

const GRADES: readonly string[] = ['recomputed', 'derived', 'attested'];

function describeCheck(check: VerifyCheck, style: Style): string {
  // A line that only repeats the signer's word gets no tick: nothing was checked.
  const mark = !check.ok ? style.red('✗') : check.checked ? style.green('✓') : style.dim('·');
  return `${mark} ${check.name}: ${check.detail}`;
}

function describe(result: VerifyResult, style: Style): string {
  const verdict = result.ok
    ? style.green('the release verifies')
    : style.red(`does not verify (exit ${result.exitCode})`);
  return `${result.checks.map((check) => describeCheck(check, style)).join('\n')}\n${verdict}\n`;
}

/** Bytes of a signed list of revocations. Whether they are one is for the verifier. */
function readRevocations(path: string): Uint8Array {
  try {
    return new Uint8Array(readFileSync(path));
  } catch {
    return fail('input', 'revocations/unreadable', 'cannot read the list of revocations', {
      hint: '--revocations takes the file that the publisher offers beside the releases',
    });
  }
}

export const verifyCommand: Command = Object.freeze<Command>({
  name: 'verify',
  summary: 're-check a release offline, from its bytes and a trusted key',
  usage: 'verify RELEASE --trust KEYS [--revocations FILE] [--max-age P7D] [--channel NAME] [--lowest GRADE] [--json]',
  positionals: { least: 1, most: 1 },
  options: {
    trust: { type: 'string' },
    revocations: { type: 'string' },
    'max-age': { type: 'string' },
    channel: { type: 'string' },
    lowest: { type: 'string' },
    json: { type: 'boolean' },
  },
  optionHelp: [
    ['--trust KEYS', 'a PEM file, a folder of them, a trust.json, or - for standard input'],
    ['--revocations FILE', 'the publisher’s signed list of revocations; without it they are not checked'],
    ['--max-age P7D', 'fail where that list is older: weeks, days, hours, minutes (ISO 8601)'],
    ['--channel NAME', 'the channel to expect; a release for internal use needs `--channel internal`'],
    ['--lowest GRADE', 'fail where a guarantee is graded lower: recomputed, derived, attested'],
    ['--json', 'checks as JSON on stdout'],
  ],
  examples: [
    'sluice verify releases/visits-1.0.0 --trust keys/release.key.pub',
    'sluice verify releases/visits-1.0.0 --trust trust.json --lowest recomputed',
    'sluice verify releases/visits-1.0.0 --trust trust.json --revocations revocations.jsonl --max-age P7D',
  ],
  async run({ positionals: [directory], values }, terminal) {
    const { trust, channel, lowest, revocations, 'max-age': maxAge } = values;
    if (typeof trust !== 'string')
      return fail('input', 'usage/missing-option', 'verify needs --trust KEYS', {
        hint: 'the public key must come to you by another way than the release',
      });
    if (lowest !== undefined && !GRADES.includes(lowest as string))
      fail('input', 'usage/grade', '--lowest takes recomputed, derived or attested');
    if (!statSync(directory, { throwIfNoEntry: false })?.isDirectory())
      fail('input', 'release/none', 'there is no release at that path', { hint: 'name the directory of the release' });
    const keys = loadTrust(trust);
    const list = typeof revocations === 'string' ? readRevocations(revocations) : undefined;
    const engine = duckdbEngine();
    try {
      const readTable = (path: string, format: 'parquet' | 'csv' | 'arrow', types: Record<string, string>) =>
        engine.readTable(path, {
          format,
          delimiter: ',',
          header: true,
          types: types as never,
          columns: Object.keys(types),
        });
      const result = await verifyRelease(nodeHost(directory, readTable), {
        trust: keys,
        presetOf,
        ...(list && { revocations: { bytes: list } }),
        ...(typeof maxAge === 'string' && { maxAge }),
        ...(typeof channel === 'string' && { channel }),
        ...(typeof lowest === 'string' && { lowest: lowest as EvidenceGrade }),
      });
      if (values['json']) terminal.out(`${JSON.stringify(result)}\n`);
      else terminal.out(describe(result, terminal.style));
      return result.exitCode;
    } finally {
      await engine.close();
    }
  },
});
