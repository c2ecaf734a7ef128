import { type ClassFacts, type ModelNeeds, modelOf, type PrivacyModel } from '@sluice/models';
import { canonicalJson, type EvidenceGrade, equalBytes, type Guarantee, type ReleaseCore } from '@sluice/provenance';
import type { CodedTable } from '@sluice/table';
import { failed, passed, stated, type VerifyCheck } from '../result.js';
import { shown } from '../shown.js';
import { evidenceOf, releasedClasses } from './classes.js';

const RANK: Readonly<Record<EvidenceGrade, number>> = { attested: 0, derived: 1, recomputed: 2 };

export interface GuaranteeOptions {
  readonly models: readonly PrivacyModel[];
  /** A guarantee below this grade fails. */
  readonly lowest?: EvidenceGrade;
}

/**
 * Each stated guarantee: recounted where it is graded `recomputed`, else listed with the grade that it has for a
 * holder. Exit 4 where the recount differs, or the grade is below `lowest`.
 */
export function checkGuarantees(
  table: CodedTable | undefined,
  core: ReleaseCore,
  options: GuaranteeOptions,
): readonly VerifyCheck[] {
  const classes = table && releasedClasses(table, core, needsOf(table, core, options.models));
  return core.guarantees.map((guarantee) =>
    atLeast(options.lowest, checkOne(guarantee, classes, core, options.models)),
  );
}

/** What the stated models need of the table, as far as their columns are in it. */
function needsOf(table: CodedTable, core: ReleaseCore, models: readonly PrivacyModel[]): readonly ModelNeeds[] {
  return core.guarantees.flatMap(({ model: kind, parameters }) => {
    const model = modelOf(kind, models);
    const params = model?.params.safeParse(parameters);
    const needs = model && params?.success ? model.needs(params.data) : undefined;
    return needs && table.columns.some(({ name }) => name === needs.column) ? [needs] : [];
  });
}

function checkOne(
  guarantee: Guarantee,
  classes: ClassFacts | undefined,
  core: ReleaseCore,
  models: readonly PrivacyModel[],
): VerifyCheck {
  const { model: kind, parameters, unit, grade, strength } = guarantee;
  const column = typeof parameters['column'] === 'string' ? ` of ${shown(parameters['column'])}` : '';
  const name = `${shown(kind)}${column} by ${unit}`;
  if (grade === 'attested') return stated(name, 'attested, not checked', grade);
  if (grade === 'derived') return stated(name, 'derived from signed parameters, not checked', grade);

  const model = modelOf(kind, models);
  // Whatever grade it claims, to this verifier it is the signer's word.
  if (model === undefined) return stated(name, 'unknown model, not checked', 'attested');
  if (unit === 'people')
    return failed(4, name, 'graded recomputed, but people cannot be counted in the release', grade);
  if (classes === undefined) return failed(4, name, 'not recomputed: the data could not be read as stated', grade);

  if (model.scope === 'class' && core.quasiIdentifiers.length === 0)
    return failed(4, name, 'no quasi-identifier forms classes, so it protects nobody', grade);
  const params = model.params.safeParse(parameters);
  if (!params.success) return failed(4, name, 'its parameters are not those of the model', grade);
  const needs = model.needs(params.data);
  if (needs.column !== undefined && !classes.values?.has(needs.column))
    return failed(4, name, 'its column is not in the release', grade);
  if (needs.hierarchy) return stated(name, 'its hierarchy of values is not in the release, not checked', 'attested');
  const found = model
    .evidence(classes, params.data)
    .find((evidence) => evidence.unit === 'rows' && evidence.grade === 'recomputed');
  const says = kind === 'k-anonymity' ? `rows per class >= ${String(parameters['k'])}` : 'on the released rows';
  if (found?.holds !== true) return failed(4, name, `${says}: does not hold`, grade);
  const due = core.unit.kind === 'people' ? 'necessary' : found.strength;
  if (strength !== due) return failed(4, name, `${says}: stated as ${strength}, but it is ${due}`, grade);
  if (guarantee.evidence && !equalBytes(canonicalJson(guarantee.evidence), canonicalJson(evidenceOf(classes.rows)))) {
    return failed(4, name, `${says}: holds, but the stated class sizes are not those of the data`, grade);
  }
  return passed(name, `${says}: recomputed, ${strength}`, grade);
}

function atLeast(lowest: EvidenceGrade | undefined, check: VerifyCheck): VerifyCheck {
  if (!check.ok || lowest === undefined || check.grade === undefined || RANK[check.grade] >= RANK[lowest]) return check;
  return failed(4, check.name, `${check.detail}: below ${lowest}`, check.grade);
}
