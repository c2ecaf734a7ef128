import { dirname } from 'node:path';
import { duckdbEngine } from '@sluice/duckdb';
import { SluiceError } from '@sluice/errors';
import { type Plan, placeFaults } from '@sluice/product';
import type { Command } from '../command.js';
import { alignColumns } from '../terminal/columns.js';
import { showOffendersOn } from '../terminal/offenders.js';
import { progressOn } from '../terminal/progress.js';
import type { Style } from '../terminal/style.js';
import { readProduct } from '../wiring/read-product.js';
import { planHere, readSource } from '../wiring/session.js';

const share = (part: number, whole: number) => (whole === 0 ? '0 %' : `${((100 * part) / whole).toFixed(2)} %`);

/** The level chosen, as a bar of the levels there are: `##--` is level 2 of 0 to 4. */
function levelBar(level: number, top: number): string {
  return `${'■'.repeat(level)}${'□'.repeat(top - level)}`;
}

function optimum({ optimal, loss, lowerBound }: Plan['search']): string {
  if (optimal) return 'optimum proven';
  return `optimum not proven: at least ${lowerBound.toPrecision(6)}, so ${(loss - lowerBound).toPrecision(3)} above it at most`;
}

/** A plan for people. It holds raw statistics: for the owner's eyes. */
export function describePlan(plan: Plan, style: Style): string {
  const { search } = plan;
  const unit = plan.people === null ? 'rows' : 'people';
  const rows = plan.columns.map((c) => {
    const level = search.levels[c.name];
    const top = search.maxLevels[c.name];
    const chosen = level === undefined ? '' : `level ${level} of ${top}  ${levelBar(level, top)}`;
    return [c.released ? c.name : style.dim(c.name), c.released ? c.role : 'dropped', c.operation, chosen];
  });
  const people =
    plan.people === null
      ? ''
      : `, ${plan.suppressedPeople} of ${plan.people} people (${share(plan.suppressedPeople, plan.people)})`;
  const lines = [
    alignColumns([['column', 'role', 'operation', ''], ...rows]),
    '',
    `lattice      ${search.latticeSize} nodes, ${search.nodesChecked} checked, ${optimum(search)}`,
    `tuples       ${plan.tuples} distinct in ${plan.rows} rows${plan.tuples > 0.9 * plan.rows ? ' (the index is hardly smaller than the table)' : ''}`,
    `loss         ${search.loss}`,
    `classes      ${plan.classes}, the smallest of ${plan.minClassSize ?? 0} ${unit}`,
    `suppressed   ${plan.suppressedRows} of ${plan.rows} rows (${share(plan.suppressedRows, plan.rows)})${people}`,
    '',
    style.dim('These are raw statistics of the source: for the owner only.'),
  ];
  return `${lines.join('\n')}\n`;
}

export const planCommand: Command = Object.freeze<Command>({
  name: 'plan',
  summary: 'choose the levels and show what they cost; writes nothing',
  usage: 'plan PRODUCT [--show-values] [--json]',
  positionals: { least: 1, most: 1 },
  options: { json: { type: 'boolean' }, 'show-values': { type: 'boolean' } },
  optionHelp: [
    ['--show-values', 'print the values that a hierarchy lacks (they are data: for your eyes only)'],
    ['--json', 'the plan as JSON on stdout'],
  ],
  examples: ['sluice plan product.yaml', 'sluice plan product.yaml --json | jq .search.levels'],
  async run({ positionals: [path], values }, terminal) {
    const parsed = readProduct(path);
    if (!parsed.ok) throw new SluiceError('input', parsed.faults);
    const engine = duckdbEngine();
    const progress = progressOn(terminal.stream);
    const session = {
      directory: dirname(path),
      text: parsed.source,
      signal: terminal.signal,
      onProgress: progress.share,
      ...(values['show-values'] === true && { showOffenders: showOffendersOn(terminal) }),
    };
    try {
      progress.stage('read');
      const source = await readSource(parsed.value, engine, session);
      progress.stage('plan');
      const { planned } = await planHere(parsed.value, source, engine, session);
      progress.end();
      for (const fault of placeFaults(planned.warnings, parsed.source)) terminal.fault(fault, parsed.source.text);
      terminal.out(values['json'] ? `${JSON.stringify(planned.plan)}\n` : describePlan(planned.plan, terminal.style));
      return 0;
    } finally {
      progress.end();
      await engine.close();
    }
  },
});
