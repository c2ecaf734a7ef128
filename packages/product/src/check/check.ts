import type { Fault } from '@sluice/errors';
import { capFaults } from '../file/cap-faults.js';
import { BUILT_IN, type Members } from '../file/members.js';
import type { Product } from '../file/product.js';
import { joinKeys, sourcesOf } from '../source/join-keys.js';
import { joinedNames } from '../source/join-names.js';
import type { Profile } from '../source/profile.js';
import { sourceFaults } from '../source/source-faults.js';
import { channelFaults } from './channel-faults.js';
import { columnFaults } from './column-faults.js';
import { type CompiledColumn, compileColumns } from './compile-columns.js';
import { formFaults } from './form-faults.js';
import { gateWarnings } from './gate-faults.js';
import { labelWarnings } from './label-warnings.js';
import { modelFaults } from './model-faults.js';
import { type PresetInForce, presetInForce } from './preset-in-force.js';
import { runFaults } from './run-faults.js';
import { subjectFaults } from './subject-faults.js';
import { gradeFaults, pricingFaults, tokenFaults } from './supply-faults.js';
import { tableFaults } from './table-faults.js';

/**
 * Checks a product: columns, subject, models, labels and channel; with a profile, its columns against those of the
 * table. Reports all it finds, warnings among them (`severity`), each with its path in the product file; see
 * `placeFaults`. No data is looked at but names, types and counts.
 */
export function check(product: Product, profile?: Profile, members: Members = BUILT_IN): readonly Fault[] {
  const columns = compileColumns(product, { operations: members.operations });
  const broken = sourceFaults(product);
  if (broken.length > 0) return [...broken, ...columnFaults(product, columns)];
  const preset = presetInForce(product, members);
  const names = profile?.columns.map(({ name }) => name) ?? headerOf(product);
  const types = profile && Object.fromEntries(profile.columns.map(({ name, type }) => [name, type]));
  return [
    ...(names === undefined ? [] : capFaults(tableFaults(product, names), 'column')),
    ...columnFaults(product, columns),
    ...subjectFaults(product),
    ...formFaults(product, columns, types),
    // No column of a verification leaves, and it claims no model.
    ...(product.form === 'verification' ? [] : leavingFaults(product, columns, members, preset)),
    ...pricingFaults(product),
    ...(preset.ok ? gateWarnings(product, columns, preset.preset) : preset.faults),
  ];
}

function leavingFaults(
  product: Product,
  columns: readonly CompiledColumn[],
  members: Members,
  preset: PresetInForce,
): readonly Fault[] {
  return [
    ...modelFaults(product, columns, members),
    ...runFaults(product, columns, members),
    ...privacyFaults(product),
    ...labelWarnings(columns),
    ...gradeFaults(product, columns),
    ...tokenFaults(product, columns),
    ...channelFaults(product, columns, members, preset.ok ? preset.preset : undefined),
  ];
}

/** Names of the table's columns, where the product file gives them all. */
function headerOf(product: Product): readonly string[] | undefined {
  const { source, join } = product;
  if (join === undefined) return Array.isArray(source.header) ? source.header : undefined;
  const headers = Object.fromEntries(sourcesOf(product).map(({ name, source }) => [name, source.header]));
  const [left, right] = [headers[join.left], headers[join.right]];
  if (!Array.isArray(left) || !Array.isArray(right)) return undefined;
  const key = joinKeys(join).right;
  const names = joinedNames(
    { source: join.left, columns: left },
    { source: join.right, columns: right.filter((name) => name !== key) },
  );
  return names === null ? undefined : [...names.left, ...names.right].map(({ name }) => name);
}

function privacyFaults({ privacy }: Product): readonly Fault[] {
  if (privacy.nulls === 'category') return [];
  const message = '`nulls: wildcard` is not built in this version: a missing value is a category of its own';
  return [{ code: 'privacy/not-built', message, hint: 'leave the line out', path: ['privacy', 'nulls'] }];
}
