import { dirname, resolve } from 'node:path';
import { fail, SluiceError } from '@sluice/errors';
import { levelsOfPlan } from '@sluice/product';
import type { Guarantee } from '@sluice/provenance';
import type { Command } from '../command.js';
import { type Compiled, compile } from '../compile.js';
import { alignColumns } from '../terminal/columns.js';
import { showOffendersOn } from '../terminal/offenders.js';
import { progressOn } from '../terminal/progress.js';
import type { Style } from '../terminal/style.js';
import { auditorRecipient } from '../wiring/auditor.js';
import { readProduct } from '../wiring/read-product.js';
import { readTextFrom } from '../wiring/read-text.js';
import { readSigningKey } from '../wiring/signing-key.js';

function describeGuarantee(g: Guarantee): string[] {
  const parameters = Object.entries(g.parameters).map(
    ([key, value]) => `${key} = ${typeof value === 'object' ? JSON.stringify(value) : value}`,
  );
  const claim = `${g.model} (${parameters.join(', ')}) by ${g.unit}`;
  return ['  ', claim, `${g.grade}${g.strength === 'necessary' ? ', necessary' : ''}`];
}

function describe(built: Compiled, style: Style): string {
  const seconds = Object.values(built.timing).reduce((a, b) => a + b, 0) / 1000;
  const stages = Object.entries(built.timing).map(([stage, ms]) => `${stage} ${(ms / 1000).toFixed(2)}`);
  const { required, roles } = built.approvals;
  const waits = built.candidate !== undefined;
  const open = built.verdict.rules.filter((r) => r.status === 'needs-waiver').map((r) => r.code);
  return [
    waits ? `${style.yellow('candidate')} ${built.id}` : `${style.green('released')} ${built.id}`,
    alignColumns(built.guarantees.map(describeGuarantee)),
    `  gate ${built.verdict.rules.map((r) => `${r.code} ${r.status}`).join(', ')}; classifier ${built.verdict.classifier}`,
    ...(waits
      ? [`  waits for ${required} approvals${roles.length > 0 ? `, among them ${roles.join(', ')}` : ''}`]
      : []),
    ...(open.length > 0 ? [`  waits for a waiver of ${open.join(', ')}`] : []),
    `  ${built.release ?? built.candidate}`,
    style.dim(`  ${seconds.toFixed(2)} s: ${stages.join(', ')}`),
    '',
  ].join('\n');
}

export const buildCommand: Command = Object.freeze<Command>({
  name: 'build',
  summary: 'compile a product to a signed release, or to a candidate that waits for approvals, or refuse',
  usage: 'build PRODUCT --out DIR [--annex DIR [--auditor KEY]] [--sign FILE] [--plan FILE] [--show-values] [--json]',
  positionals: { least: 1, most: 1 },
  options: {
    out: { type: 'string' },
    annex: { type: 'string' },
    auditor: { type: 'string' },
    sign: { type: 'string' },
    plan: { type: 'string' },
    registry: { type: 'string' },
    as: { type: 'string' },
    'show-values': { type: 'boolean' },
    json: { type: 'boolean' },
  },
  optionHelp: [
    ['--out DIR', 'becomes the release or the candidate; its parent must exist, DIR must not'],
    ['--annex DIR', 'becomes the annex for the auditor, encrypted'],
    ['--auditor KEY', 'age recipient, or the file of one; else `auditor:` of the product'],
    ['--sign FILE', 'Ed25519 private key (PEM); else `sign:` of the product'],
    ['--plan FILE', 'take the levels of an earlier plan (`sluice plan --json`); refuse if the models fail there'],
    ['--registry LOCATION', 'folder or postgres:// address of the registry; else `registry:` of the product'],
    ['--as NAME', 'who acts, for the audit log; the key id when left out'],
    ['--show-values', 'print the values that a hierarchy lacks (they are data: for your eyes only)'],
    ['--json', 'result as JSON on stdout'],
  ],
  examples: [
    'sluice build product.yaml --out releases/visits-1.0.0 --sign keys/release.key',
    'sluice build product.yaml --out releases/visits-1.0.0 --annex annexes/visits-1.0.0 --auditor keys/auditor.key.pub',
  ],
  async run({ positionals: [path], values }, terminal) {
    if (typeof values['out'] !== 'string') fail('input', 'usage/missing-option', 'build needs --out DIR');
    const parsed = readProduct(path);
    if (!parsed.ok) throw new SluiceError('input', parsed.faults);
    const { auditor } = values;
    const progress = progressOn(terminal.stream);
    const sign = typeof values['sign'] === 'string' ? readSigningKey(values['sign'], process.cwd()) : undefined;
    try {
      const built = await compile(parsed.value, {
        directory: dirname(path),
        text: parsed.source,
        out: resolve(values['out'] as string),
        ...(typeof values['annex'] === 'string' && { annex: resolve(values['annex']) }),
        ...(sign && { sign }),
        ...(typeof values['plan'] === 'string' && {
          levels: levelsOfPlan(readTextFrom(process.cwd())(values['plan']), parsed.value),
        }),
        ...(typeof values['registry'] === 'string' && { registry: values['registry'] }),
        ...(typeof values['as'] === 'string' && { as: values['as'] }),
        ...(typeof auditor === 'string' && { auditor: auditorRecipient(auditor) }),
        ...(values['show-values'] === true && { showOffenders: showOffendersOn(terminal) }),
        signal: terminal.signal,
        onStage: progress.stage,
        onProgress: progress.share,
      });
      progress.end();
      if (values['json']) {
        const { release, candidate, id, verdict, guarantees, approvals, timing } = built;
        terminal.out(`${JSON.stringify({ release, candidate, id, verdict, guarantees, approvals, timing })}\n`);
      } else terminal.err(describe(built, terminal.style));
      // A candidate is no failure, and no release either: whoever calls must be able to tell.
      return built.candidate === undefined ? 0 : 3;
    } finally {
      progress.end();
    }
  },
});
