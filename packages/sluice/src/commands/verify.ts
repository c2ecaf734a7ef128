import { statSync } from 'node:fs';
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

export const verifyCommand: Command = Object.freeze<Command>({
  name: 'verify',
  summary: 're-check a release offline, from its bytes and a trusted key',
  usage: 'verify RELEASE --trust KEYS [--channel internal] [--lowest GRADE] [--json]',
  positionals: { least: 1, most: 1 },
  options: {
    trust: { type: 'string' },
    channel: { type: 'string' },
    lowest: { type: 'string' },
    json: { type: 'boolean' },
  },
  optionHelp: [
    ['--trust KEYS', 'a PEM file, a folder of them, a trust.json, or - for standard input'],
    ['--channel NAME', 'the channel to expect; a release for internal use needs `--channel internal`'],
    ['--lowest GRADE', 'fail where a guarantee is graded lower: recomputed, derived, attested'],
    ['--json', 'checks as JSON on stdout'],
  ],
  examples: [
    'sluice verify releases/visits-1.0.0 --trust keys/release.key.pub',
    'sluice verify releases/visits-1.0.0 --trust trust.json --lowest recomputed',
  ],
  async run({ positionals: [directory], values }, terminal) {
    const { trust, channel, lowest } = values;
    if (typeof trust !== 'string')
      return fail('input', 'usage/missing-option', 'verify needs --trust KEYS', {
        hint: 'the public key must come to you by another way than the release',
      });
    if (lowest !== undefined && !GRADES.includes(lowest as string))
      fail('input', 'usage/grade', '--lowest takes recomputed, derived or attested');
    if (!statSync(directory, { throwIfNoEntry: false })?.isDirectory())
      fail('input', 'release/none', 'there is no release at that path', { hint: 'name the directory of the release' });
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
        trust: loadTrust(trust),
        presetOf,
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
