import { classFacts, lossOf, type ModelUse, type SearchResult, searchFullDomain } from '@sluice/anonymize';
import { fail } from '@sluice/errors';
import { modelOf } from '@sluice/models';
import { type Preset, presetForChannel, presetOf } from '@sluice/policy';
import { canonicalJson, sha256Hex } from '@sluice/provenance';
import { columnsOf, type Subjects, subjectsOf } from '@sluice/table';
import { check } from '../check/check.js';
import { type CompiledColumn, compileColumns } from '../check/compile-columns.js';
import { linkedRowsFault } from '../check/linked-rows.js';
import { BUILT_IN, type Members } from '../file/members.js';
import type { Product } from '../file/product.js';
import { shareOf } from '../file/share.js';
import { profileOf } from '../source/profile.js';
import type { LoadedSource } from '../source/source.js';
import type { Plan } from './plan.js';
import { publicProduct } from './public-product.js';
import { type PlanIo, type PreparedColumn, prepareColumns, quasiOf } from './quasi-of.js';
import { refuseFaults } from './refuse.js';

export interface PlanOptions {
  readonly io: PlanIo;
  readonly members?: Members;
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
  readonly preset: Preset;
  /** Bytes of product.json: the public form of the product, fixed before any data was looked at. */
  readonly productJson: Uint8Array;
  readonly columns: readonly CompiledColumn[];
  readonly prepared: readonly PreparedColumn[];
  readonly models: readonly ModelUse[];
  readonly source: LoadedSource;
  readonly subjects?: Subjects;
}

function presetFor(product: Product): Preset {
  const name = product.gate?.preset;
  const preset = name === undefined ? presetForChannel(product.channel.kind) : presetOf(name);
  if (!preset)
    return fail('refused', 'gate/no-preset', `there is no preset for channel "${product.channel.kind}"`, {
      path: name === undefined ? ['channel', 'kind'] : ['gate', 'preset'],
      hint: 'the presets of this version are opening@0 and internal@0',
    });
  return preset;
}

function modelUses(product: Product, members: Members): ModelUse[] {
  return product.privacy.models.map(({ model: kind, ...params }) => {
    const model = modelOf(kind, members.models);
    if (!model) return fail('input', 'model/unknown', `there is no privacy model "${kind}"`);
    return { model, params };
  });
}

/** k above the number of people can never hold: said before the search, which would only say that the top fails. */
function requirePopulation(models: readonly ModelUse[], rows: number, people: number | undefined): void {
  models.forEach(({ model, params }, i) => {
    const least = model.leastPopulation(params);
    const there = people ?? rows;
    if (there < least)
      fail(
        'refused',
        'plan/too-few',
        `${model.kind} asks for ${least} ${people === undefined ? 'rows' : 'people'} in a class, but the table has ${there} in all`,
        {
          path: ['privacy', 'models', i],
          hint: 'take a larger table, or a lower k where the channel allows it',
        },
      );
  });
}

/** With a released token, a person's rows are linked: for now they must tell no more than one row of each person. */
function requireUnlinked(columns: readonly CompiledColumn[], subjects: Subjects | undefined, best: SearchResult): void {
  const hasToken = columns.some((c) => c.role === 'direct' && c.output?.token === true && !c.output.constant);
  if (!hasToken) return;
  const people = best.best.classes.people;
  let varies = people === undefined || people.starts.length > 1;
  if (subjects) {
    const rowsOf = new Int32Array(subjects.count);
    for (const person of subjects.ids) if (person >= 0) rowsOf[person]++;
    varies ||= rowsOf.some((n) => n !== rowsOf[0]);
  }
  const fault = linkedRowsFault(hasToken, varies);
  if (fault) refuseFaults([fault]);
}

/**
 * Decides everything: checks the product against the table, compiles hierarchies, and searches the levels with the
 * least loss that satisfy the models within the limits. Writes nothing.
 * @throws SluiceError with all faults of the checker, `plan/too-few`, `search/no-solution`, hierarchy and key faults
 */
export function planProduct(product: Product, source: LoadedSource, options: PlanOptions): Planned {
  const members = options.members ?? BUILT_IN;
  const columns = compileColumns(product, members.operations);
  // Fixed before the table is looked at: G01 compares these with what is released.
  const productJson = canonicalJson(publicProduct(product, columns));
  refuseFaults(check(product, profileOf(source.table), members));
  const preset = presetFor(product);
  const models = modelUses(product, members);
  const subjects =
    product.subject === undefined ? undefined : subjectsOf(columnsOf(source.table, [product.subject])[0]);
  requirePopulation(models, source.table.rows, subjects?.count);
  const prepared = prepareColumns(source.table, columns, options.io);
  const quasi = quasiOf(prepared);
  const { kind, ...lossParams } = product.privacy.loss;
  const loss = lossOf(kind) ?? fail('input', 'loss/unknown', `there is no loss "${kind}"`);
  const limit = {
    rows: shareOf(product.privacy.suppression.rows, source.table.rows),
    people: shareOf(product.privacy.suppression.people, subjects?.count ?? 0),
  };
  const found = searchFullDomain({
    columns: quasi,
    rows: source.table.rows,
    ...(subjects && { subjects }),
    models,
    limit,
    loss: { loss, params: lossParams },
    ...(options.signal && { signal: options.signal }),
    ...(options.onProgress && { onProgress: options.onProgress }),
  });
  requireUnlinked(columns, subjects, found);

  const levels = Object.fromEntries(quasi.map((q, c) => [q.name, found.best.levels[c]]));
  const facts = classFacts(found.best.classes);
  const sizes = [...(facts.people ?? facts.rows)].filter((_, c) => !found.best.failing[c]);
  const plan: Plan = {
    sluice: 1,
    product: { id: product.id, version: product.version, sha256: sha256Hex(productJson) },
    preset: { name: preset.name, sha256: sha256Hex(canonicalJson(preset)) },
    rows: source.table.rows,
    people: subjects?.count ?? null,
    tuples: found.tuples,
    quasiIdentifiers: quasi.map((q) => q.name),
    search: {
      method: 'optimal',
      latticeSize: found.latticeSize,
      nodesChecked: found.nodesChecked,
      levels,
      maxLevels: Object.fromEntries(quasi.map((q) => [q.name, q.levels.length - 1])),
      loss: found.loss,
      optimal: found.optimal,
    },
    classes: sizes.length,
    minClassSize: sizes.length > 0 ? sizes.reduce((a, b) => Math.min(a, b)) : null,
    suppressedRows: found.best.suppressedRows,
    suppressedPeople: found.best.suppressedPeople,
    limit,
    columns: columns.map((c) => ({
      name: c.name,
      role: c.output?.role ?? c.role,
      operation: c.op.kind,
      ...(levels[c.name] !== undefined && { level: levels[c.name] }),
      released: c.output !== null,
    })),
  };
  return {
    plan,
    product,
    checked: true,
    preset,
    productJson,
    columns,
    prepared,
    models,
    source,
    ...(subjects && { subjects }),
  };
}
