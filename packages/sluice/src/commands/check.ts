import { dirname } from 'node:path';
import { duckdbEngine } from '@sluice/duckdb';
import { SluiceError } from '@sluice/errors';
import type { FailingReport } from '@sluice/models';
import {
  check,
  checkModels,
  type Engine,
  type Product,
  placeFaults,
  profileOf,
  refuseFaults,
  sourcesOf,
} from '@sluice/product';
import type { Command, Terminal } from '../command.js';
import { alignColumns } from '../terminal/columns.js';
import { readProduct } from '../wiring/read-product.js';
import { readTextFrom } from '../wiring/read-text.js';
import { placing, readSource, type SessionOptions } from '../wiring/session.js';

function describeReport(report: FailingReport): string[] {
  const sizes = report.failingSizes.slice(0, 8).map(([size, count]) => `${count} of ${size}`);
  const more = report.failingSizes.length > 8 ? ', …' : '';
  const failing = report.holds ? '' : `${report.failingClasses} classes, ${report.failingRows} rows`;
  return [
    report.holds ? 'holds' : 'fails',
    report.model,
    failing,
    report.holds ? '' : `sizes: ${sizes.join(', ')}${more}`,
  ];
}

async function holdAgainstModels(
  product: Product,
  engine: Engine,
  session: SessionOptions,
  json: boolean,
  terminal: Terminal,
): Promise<number> {
  const source = await readSource(product, engine, session);
  const reports = await placing(session.text, () =>
    checkModels(product, source, { readText: readTextFrom(session.directory) }),
  );
  const holds = reports.every((report) => report.holds);
  terminal.out(
    json ? `${JSON.stringify({ ok: holds, models: reports })}\n` : `${alignColumns(reports.map(describeReport))}\n`,
  );
  return holds ? 0 : 1;
}

export const checkCommand: Command = Object.freeze<Command>({
  name: 'check',
  summary: 'parse and check a product file, and hold it against its table',
  usage: 'check PRODUCT [--no-source | --models] [--json]',
  positionals: { least: 1, most: 1 },
  options: { 'no-source': { type: 'boolean' }, models: { type: 'boolean' }, json: { type: 'boolean' } },
  optionHelp: [
    ['--no-source', 'leave the table alone: syntax, schema and labels only'],
    [
      '--models',
      'hold the table as it is against the models: failing classes by size and count (exit 1 if there are any)',
    ],
    ['--json', 'diagnostics as JSON on stdout'],
  ],
  examples: [
    'sluice check product.yaml',
    'sluice check product.yaml --no-source --json',
    'sluice check product.yaml --models',
  ],
  async run({ positionals: [path], values }, terminal) {
    const parsed = readProduct(path);
    if (!parsed.ok) throw new SluiceError('input', parsed.faults);
    const product = parsed.value;
    const engine = duckdbEngine();
    try {
      const withSource =
        values['no-source'] !== true && sourcesOf(product).every(({ source }) => source.file !== undefined);
      const session = { directory: dirname(path), text: parsed.source, signal: terminal.signal };
      if (values['models']) return await holdAgainstModels(product, engine, session, values['json'] === true, terminal);
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
