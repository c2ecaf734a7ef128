import { duckdbEngine } from '@sluice/duckdb';
import { fail } from '@sluice/errors';
import type { Engine } from '@sluice/product';
import {
  COUNT_COLUMN,
  type EgressTable,
  fromAggregate,
  fromMicrodata,
  judgeEgress,
  proposeSuppression,
  toLeavingTable,
} from '@sluice/risk';
import { csvChunks } from '@sluice/table';
import type { Command } from '../command.js';
import { progressOn } from '../terminal/progress.js';
import { describeEgress } from './egress/describe.js';
import { type EgressRequest, requestOf } from './egress/options.js';
import { toJson } from './egress/outcome.js';
import { EGRESS_WORDS } from './egress/words.js';
import { checkFree, writeNew } from './egress/write-new.js';

async function readFor(
  engine: Engine,
  path: string,
  { form }: EgressRequest,
  signal: AbortSignal,
): Promise<EgressTable> {
  const { dims, value } = form.how;
  const own = form.kind === 'aggregate' ? [form.how.count, ...(form.how.largest ?? [])] : [form.how.unit ?? dims[0]];
  const columns = [...dims, ...own, ...(value === undefined ? [] : [value])];
  const table = await engine.readTable(path, { columns, signal });
  return form.kind === 'aggregate' ? fromAggregate(table, form.how) : fromMicrodata(table, form.how);
}

/** A table that left before: dimensions and counts are all that is looked at. */
async function readEarlier(engine: Engine, path: string, { form }: EgressRequest, signal: AbortSignal) {
  const { dims, totals } = form.how;
  const count = form.kind === 'aggregate' ? form.how.count : COUNT_COLUMN;
  const table = await engine.readTable(path, { columns: [...dims, count], signal });
  return fromAggregate(table, { dims, totals, count, contributions: 0, others: 'ignored' });
}

export const egressCommand: Command = Object.freeze<Command>({
  name: 'egress',
  summary: 'check a table that is to leave a secure domain',
  usage: 'egress TABLE --dims A,B [--value V] [--unit U | --count N --largest T1,T2] [--out FILE] [--json]',
  positionals: { least: 1, most: 1 },
  options: {
    dims: { type: 'string' },
    value: { type: 'string' },
    unit: { type: 'string' },
    margins: { type: 'boolean' },
    count: { type: 'string' },
    largest: { type: 'string' },
    total: { type: 'string' },
    published: { type: 'string' },
    preset: { type: 'string' },
    least: { type: 'string' },
    p: { type: 'string' },
    'p-ratio': { type: 'string' },
    nk: { type: 'string' },
    round: { type: 'string' },
    zeros: { type: 'boolean' },
    out: { type: 'string' },
    'show-values': { type: 'boolean' },
    lang: { type: 'string' },
    json: { type: 'boolean' },
  },
  optionHelp: [
    ['--dims A,B', 'dimensions of the table'],
    ['--value V', 'quantity that is added up (microdata), or column of totals'],
    ['--unit U', 'microdata: column that names the unit; each row is one when left out'],
    ['--margins', 'microdata: make the totals over every set of dimensions too'],
    ['--count N', 'the table has one row a cell; N is the column with the number of units'],
    ['--largest T1,T2', 'with --count: columns with the largest contributions; never written'],
    ['--total LABELS', 'labels of a total in a dimension (default total,合计)'],
    ['--published FILE', 'a table of the same dimensions that left before: small differences are flagged'],
    ['--preset NAME', 'outside (default), opening, sharing'],
    ['--least N', 'least units behind a cell; this and the next ones may only tighten the preset'],
    ['--nk N,K', 'the N largest make at most the share K of the total'],
    ['--p P', 'p% rule, in per cent; --p-ratio R is the same as a share'],
    ['--round B', 'published counts are multiples of B'],
    ['--zeros', 'flag every published zero'],
    ['--out FILE', 'write the table as CSV with what is proposed, if that passes the same check'],
    ['--show-values', 'name cells by their values (for your eyes only), not by row and position'],
    ['--lang zh|en', 'language of the page'],
    ['--json', 'the check as JSON on stdout'],
  ],
  examples: [
    'sluice egress turnover.csv --dims region,sector --value turnover --unit firm --margins',
    'sluice egress table.csv --dims region,sector --count n --value total --largest top1,top2 --out safe.csv',
  ],
  async run({ positionals: [path], values }, terminal) {
    const request = requestOf(values);
    const { out, published } = values;
    const lang = values['lang'] === 'zh' ? 'zh' : 'en';
    if (typeof out === 'string') {
      if (!/\.csv$/i.test(out))
        fail('input', 'usage/egress', '--out: expected a name that ends in .csv', { hint: 'CSV is what is written' });
      await checkFree(out);
    }
    const engine = duckdbEngine();
    const progress = progressOn(terminal.stream);
    try {
      progress.stage('read');
      const table = await readFor(engine, path, request, terminal.signal);
      const options =
        typeof published === 'string'
          ? { earlier: await readEarlier(engine, published, request, terminal.signal) }
          : {};
      progress.stage('judge');
      const verdict = judgeEgress(table, request.thresholds, options);
      const proposal = verdict.ok ? null : proposeSuppression(table, request.thresholds, options);
      progress.end();
      const result = proposal === null ? table : proposal.clean ? proposal.table : null;
      const written = typeof out === 'string' && result !== null ? out : null;
      if (written !== null && result !== null) await writeNew(written, csvChunks(toLeavingTable(result)));
      const showValues = values['show-values'] === true;
      const outcome = { request, table, verdict, proposal, out: written, showValues };
      if (values['json']) terminal.out(`${JSON.stringify(toJson(outcome))}\n`);
      else terminal.out(describeEgress(outcome, lang, terminal.style));
      if (typeof out === 'string' && written === null) terminal.err(`${EGRESS_WORDS[lang].notWritten}\n`);
      return verdict.ok ? 0 : 1;
    } finally {
      progress.end();
      await engine.close();
    }
  },
});
