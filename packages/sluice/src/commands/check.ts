import { dirname } from 'node:path';
import { duckdbEngine } from '@sluice/duckdb';
import { SluiceError } from '@sluice/errors';
import { check, placeFaults, profileOf, refuseFaults } from '@sluice/product';
import type { Command } from '../command.js';
import { readProduct } from '../wiring/read-product.js';
import { readSource } from '../wiring/session.js';

export const checkCommand: Command = Object.freeze<Command>({
  name: 'check',
  summary: 'parse and check a product file, and hold it against its table',
  usage: 'check PRODUCT [--no-source] [--json]',
  positionals: { least: 1, most: 1 },
  options: { 'no-source': { type: 'boolean' }, json: { type: 'boolean' } },
  optionHelp: [
    ['--no-source', 'leave the table alone: syntax, schema and labels only'],
    ['--json', 'diagnostics as JSON on stdout'],
  ],
  examples: ['sluice check product.yaml', 'sluice check product.yaml --no-source --json'],
  async run({ positionals: [path], values }, terminal) {
    const parsed = readProduct(path);
    if (!parsed.ok) throw new SluiceError('input', parsed.faults);
    const product = parsed.value;
    const engine = duckdbEngine();
    try {
      const withSource = values['no-source'] !== true && product.source.file !== undefined;
      const session = { directory: dirname(path), text: parsed.source, signal: terminal.signal };
      const profile = withSource ? profileOf((await readSource(product, engine, session)).table) : undefined;
      const faults = placeFaults(check(product, profile), parsed.source);
      refuseFaults(faults);
      if (values['json']) terminal.out(`${JSON.stringify({ ok: true, faults })}\n`);
      else {
        for (const fault of faults) terminal.fault(fault, parsed.source.text);
        terminal.err(`${path}: no errors${profile ? '' : ' (the table was not looked at)'}\n`);
      }
      return 0;
    } finally {
      await engine.close();
    }
  },
});
