import { dominanceMet, joinSensitivity, type Preset, requirementsOf, type Sensitivity } from '@sluice/policy';
import type { ReleaseCore, StatedColumn } from '@sluice/provenance';
import type { CodedTable } from '@sluice/table';
import { failed, passed, type VerifyCheck } from '../result.js';
import { someOf } from '../shown.js';
import { isConstant } from './constant.js';

const NONE: Sensitivity = { personal: 'none', state: 'general', trade: 'none' };

/**
 * Data as grave as stated may reach this audience: every column is graded, none is too grave, trade secrets have a
 * dominance rule that is strong enough, and an impact assessment is stated where one is due. Exit 6. Asked where the
 * preset has rule G05: older ones know no grades.
 */
export function checkGrades(
  core: ReleaseCore,
  preset: Preset | undefined,
  table: CodedTable | undefined,
): readonly VerifyCheck[] {
  if (preset === undefined || !preset.rules.includes('G05')) return [];
  const { columns, guarantees, assessment } = core;
  const of = (holds: (column: StatedColumn, sensitivity: Sensitivity) => boolean) =>
    columns.filter((column) => column.sensitivity !== undefined && holds(column, column.sensitivity));
  const bare = columns.filter(({ sensitivity }) => sensitivity === undefined);
  const grave = of((_, sensitivity) => !requirementsOf(preset, sensitivity).leaves);
  const open = of((column, sensitivity) => {
    const { dominance } = requirementsOf(preset, sensitivity);
    return dominance !== null && tellsAmounts(column, table) && !dominanceMet(column.name, dominance, guarantees);
  });
  const gravest = columns.map(({ sensitivity }) => sensitivity ?? NONE).reduce(joinSensitivity, NONE);
  const faults = [
    [bare, 'not graded'],
    [grave, 'too grave for this audience'],
    [open, 'trade secrets without a dominance rule that is strong enough'],
  ] as const;
  const told = faults.filter(([found]) => found.length > 0);
  const texts = told.map(([found, what]) => `${what}: ${someOf(found.map(({ name }) => name))}`);
  if (requirementsOf(preset, gravest).assessment !== null && assessment === undefined) {
    texts.push('no impact assessment is stated');
  }
  const name = 'grades of data';
  return [texts.length === 0 ? passed(name, 'may reach this audience') : failed(6, name, texts.join('; '))];
}

/** A released value other than a pseudonym; in a quasi-identifier all of a class have the same, so none dominates. */
function tellsAmounts({ name, role, operation }: StatedColumn, table: CodedTable | undefined): boolean {
  return role !== 'quasi' && operation !== 'pseudonym' && !isConstant(table, name);
}
