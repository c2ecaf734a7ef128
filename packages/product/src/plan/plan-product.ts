import { lossOf, type SearchLimit, type SearchResult, searchFullDomain } from '@sluice/anonymize';
import { type Fault, fail, SluiceError } from '@sluice/errors';
import type { ModelUse, SensitiveColumn } from '@sluice/models';
import type { EffectivePreset, Preset } from '@sluice/policy';
import { canonicalJson } from '@sluice/provenance';
import { type CodedTable, columnsOf, type Subjects, subjectsOf } from '@sluice/table';
import { check } from '../check/check.js';
import { type CompiledColumn, compileColumns } from '../check/compile-columns.js';
import { presetInForce } from '../check/preset-in-force.js';
import { searchSees } from '../check/search-sees.js';
import { BUILT_IN, type Members } from '../file/members.js';
import type { Product } from '../file/product.js';
import { profileOf } from '../source/profile.js';
import { type LoadedSource, originOf } from '../source/source.js';
import { annexWarning } from './annex-warning.js';
import { drawSample, samplingRate } from './draw-sample.js';
import { limitsOf } from './limits.js';
import { releasesToken, requireSubject } from './linked.js';
import { modelUses, requirePopulation } from './model-uses.js';
import { levelsOfPlan, pinned } from './pinned.js';
import type { Plan } from './plan.js';
import { chosenLevels, planOf } from './plan-of.js';
import {
  overPopulation,
  type PreparedTable,
  populationPath,
  prepareAlone,
  prepareWithPopulation,
} from './population.js';
import { publicProduct } from './public-product.js';
import { outputOf, type PlanIo, type PreparedColumn } from './quasi-of.js';
import { refuseFaults } from './refuse.js';
import { requireCoarse, requireOneRow } from './scorecard.js';
import { sensitiveOf } from './sensitive-of.js';

export interface PlanOptions {
  readonly io: PlanIo;
  readonly members?: Members;
  /** Reads a population table by the path that a model names; of its columns these are used, the others may be anything. */
  readonly readPopulation?: (path: string, columns: readonly string[]) => Promise<CodedTable>;
  /** Levels by quasi-identifier, of an earlier plan: then nothing is chosen, and the models are checked at these. */
  readonly levels?: Readonly<Record<string, number>>;
  readonly signal?: AbortSignal;
  /** Share of the search that is done, 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

/** A plan together with what it was made from; `build` needs both. */
export interface Planned {
  readonly plan: Plan;
  readonly product: Product;
  /** The label checker found no fault: without it the gate stops. */
  readonly checked: boolean;
  /** What the checker warns of; what the gate would refuse is among it. */
  readonly warnings: readonly Fault[];
  /** The preset in force: that of channel and trust, tightened as the product says. */
  readonly preset: Preset;
  /** From the preset in force up to the built-in one that it tightens. */
  readonly presetChain: readonly Preset[];
  /** Bytes of product.json: the public form of the product, fixed before any data was looked at. */
  readonly productJson: Uint8Array;
  readonly columns: readonly CompiledColumn[];
  readonly prepared: readonly PreparedColumn[];
  readonly models: readonly ModelUse[];
  /** Reads the sensitive columns that the models name from a table of outputs. */
  /** A released token links the rows of each person. */
  readonly linked: boolean;
  readonly sensitiveIn: (table: CodedTable) => readonly SensitiveColumn[];
  /** The quasi-identifiers of the population table at given levels, where a model names one. */
  readonly populationAt?: (levels: Readonly<Record<string, number>>) => CodedTable;
  readonly source: LoadedSource;
  readonly subjects?: Subjects;
}

function presetFor(product: Product, members: Members): EffectivePreset {
  const found = presetInForce(product, members);
  if (!found.ok) throw new SluiceError('refused', found.faults);
  return { preset: found.preset, chain: found.chain };
}

/** The columns prepared, together with those of the population table where a model names one. */
async function prepare(
  table: CodedTable,
  columns: readonly CompiledColumn[],
  models: readonly ModelUse[],
  { io, readPopulation }: PlanOptions,
): Promise<PreparedTable> {
  const path = populationPath(models);
  // Of the source alone first: a fault found after that is one of the population.
  const alone = prepareAlone(table, columns, io);
  if (path === undefined) return alone;
  if (!readPopulation)
    return fail('input', 'model/no-population', 'a model names a population table, but none can be read here');
  const tuple = columns.filter((column) => column.inTuple).map((column) => column.name);
  return overPopulation(models, async () =>
    prepareWithPopulation(table, columns, io, await readPopulation(path, tuple)),
  );
}

function untilOf({ steps, seconds }: Product['privacy']['search']): SearchLimit {
  return { ...(steps !== undefined && { steps }), ...(seconds !== undefined && { milliseconds: seconds * 1000 }) };
}

/** Output columns that no choice of levels changes: sensitive ones are among them. */
function fixedOutputs(rows: number, prepared: readonly PreparedColumn[]): CodedTable {
  return { rows, columns: prepared.filter((p) => !p.compiled.inTuple).map((p) => outputOf(p, undefined)) };
}

function subjectsIn({ subject }: Product, { table }: LoadedSource): Subjects | undefined {
  return subject === undefined ? undefined : subjectsOf(columnsOf(table, [subject])[0]);
}

/** A sampled person must stand in one class with all rows, else the guarantee would be per row only. */
function requireOneClass({ best }: SearchResult): void {
  if ((best.classes.people?.starts.length ?? 1) > 1)
    fail('refused', 'plan/sample-varies', 'people have rows in several classes, and the model protects people in one', {
      path: ['subject'],
      hint: 'pin coarser levels, or release one row a person',
    });
}

/**
 * Decides everything: checks the product against the table, compiles hierarchies, and searches the levels with the
 * least loss that satisfy the models within the limits. Writes nothing.
 * @throws SluiceError with all faults of the checker, `plan/too-few`, `search/no-solution`, hierarchy and key faults
 */
export async function planProduct(product: Product, given: LoadedSource, options: PlanOptions): Promise<Planned> {
  const members = options.members ?? BUILT_IN;
  const columns = compileColumns(product, {
    operations: members.operations,
    originOf: (name) => originOf(given, name),
  });
  // Fixed before the table is looked at: G01 compares these with what is released.
  const productJson = canonicalJson(publicProduct(product, columns));
  const faults = check(product, profileOf(given.table), members);
  refuseFaults(faults);
  const { preset, chain: presetChain } = presetFor(product, members);
  const models = modelUses(product, members);
  const rate = samplingRate(models);
  const source =
    rate === undefined ? given : { ...given, table: drawSample(given.table, rate, subjectsIn(product, given)) };
  const subjects = subjectsIn(product, source);
  const scorecard = product.form === 'scorecard';
  if (scorecard && subjects) requireOneRow(subjects);
  requirePopulation(models, source.table.rows, subjects?.count);
  const table = await prepare(source.table, columns, models, options);
  const { prepared } = table;
  const series = product.privacy.series;
  const levels = options.levels ?? (series && levelsOfPlan(options.io.readText(series.plan), product));
  const quasi = levels ? pinned(table.quasi, levels) : table.quasi;
  const { search, loss: wanted } = product.privacy;
  const { kind, ...lossParams } = wanted;
  const loss = lossOf(kind) ?? fail('input', 'loss/unknown', `there is no loss "${kind}"`);
  const { limit, dropLimit } = limitsOf(product, source.table.rows, subjects?.count ?? 0);
  const linked = releasesToken(columns);
  if (linked && !subjects) requireSubject();
  if (linked && table.population)
    fail('refused', 'label/linked-population', 'models over a population table are not built for linked rows', {
      path: ['columns'],
      hint: 'drop the pseudonym, or the model',
    });
  const sensitiveIn = (table: CodedTable) => sensitiveOf(models, table, options.io);
  const found = await searchFullDomain({
    columns: quasi,
    rows: source.table.rows,
    ...(subjects && { subjects }),
    models,
    linked,
    ...(table.population && { population: table.population }),
    sensitive: sensitiveIn(fixedOutputs(source.table.rows, prepared)),
    sees: searchSees(product, members.channels),
    failing: dropLimit,
    ...(search.method === 'anytime' && { until: untilOf(search) }),
    limit,
    loss: { loss, params: lossParams },
    ...(options.signal && { signal: options.signal }),
    ...(options.onProgress && { onProgress: options.onProgress }),
  });

  if (rate !== undefined) requireOneClass(found);
  if (scorecard) requireCoarse(prepared, chosenLevels(quasi, found));
  const plan = planOf({ product, productJson, preset, source, columns, quasi, found, limit, dropLimit, subjects });
  return {
    plan,
    product,
    checked: true,
    warnings: [...faults, ...annexWarning(product, preset)],
    preset,
    presetChain,
    productJson,
    columns,
    prepared,
    models,
    sensitiveIn,
    linked,
    ...(table.populationAt && { populationAt: table.populationAt }),
    source,
    ...(subjects && { subjects }),
  };
}
