import {
  type EgressCell,
  type EgressFlag,
  type EgressProposal,
  type EgressTable,
  type EgressVerdict,
  isMargin,
} from '@sluice/risk';
import type { EgressRequest } from './options.js';

/** A finished check, for printing. */
export interface EgressOutcome {
  readonly request: EgressRequest;
  readonly table: EgressTable;
  readonly verdict: EgressVerdict;
  /** Null where nothing is flagged. */
  readonly proposal: EgressProposal | null;
  /** File that was written, if any. */
  readonly out: string | null;
  readonly showValues: boolean;
}

/** What is to be done with a flagged cell: blank it, round it, or blank others so that it stays hidden. */
export type EgressAction = 'suppress' | 'round' | 'protect';

export interface EgressFinding {
  readonly cell: EgressCell;
  readonly flags: readonly EgressFlag[];
  readonly action: EgressAction;
}

function actionFor(flags: readonly EgressFlag[]): EgressAction {
  if (flags.every(({ code }) => code === 'rounding')) return 'round';
  return flags.every(({ code }) => code.startsWith('complementary/')) ? 'protect' : 'suppress';
}

/** Flags by cell, one for each code. */
export function findingsOf({ flags }: EgressVerdict): readonly EgressFinding[] {
  const by = new Map<number, EgressFlag[]>();
  for (const flag of flags) {
    const own = by.get(flag.cell.index) ?? [];
    by.set(flag.cell.index, own);
    if (!own.some(({ code, reason }) => code === flag.code && reason.en === flag.reason.en)) own.push(flag);
  }
  return [...by.values()].map((own) => ({ cell: own[0].cell, flags: own, action: actionFor(own) }));
}

/** Flags by code. */
export function countsByCode(findings: readonly EgressFinding[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { flags } of findings)
    for (const code of new Set(flags.map((flag) => flag.code))) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

/** Positions of a cell, from 1 in code-point order; null for a total. */
const positions = ({ at }: EgressCell) => at.map((position) => (position === null ? null : position + 1));

function cellJson({ table, showValues }: EgressOutcome, cell: EgressCell) {
  const values = cell.at.map((position, d) => (position === null ? null : table.dimensions[d].values[position]));
  return { row: cell.row, cell: positions(cell), ...(showValues && { values }) };
}

/** The check as JSON: cells by row number and positions; values only where they were asked for. */
export function toJson(outcome: EgressOutcome): object {
  const { request, table, verdict, proposal, out } = outcome;
  const findings = findingsOf(verdict);
  const at = new Map(table.cells.map((cell) => [cell.index, cell]));
  const named = (places: readonly number[]) => places.map((index) => cellJson(outcome, at.get(index) as EgressCell));
  return {
    ok: verdict.ok,
    form: table.form,
    cells: verdict.cells,
    dimensions: table.dimensions.map(({ name, values }) => ({ name, values: values.length })),
    preset: request.preset.name,
    thresholds: request.thresholds,
    source: request.preset.source,
    flagged: findings.map(({ cell, flags, action }) => ({
      ...cellJson(outcome, cell),
      margin: isMargin(cell),
      flags: flags.map(({ code, reason }) => ({ code, reason })),
      action,
    })),
    summary: countsByCode(findings),
    proposal: proposal && {
      clean: proposal.clean,
      rounded: proposal.rounded,
      suppress: named(proposal.primary),
      complementary: named(proposal.complementary),
    },
    out,
  };
}
