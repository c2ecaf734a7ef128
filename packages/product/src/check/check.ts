import type { Fault } from '@sluice/errors';
import { capFaults } from '../file/cap-faults.js';
import { BUILT_IN, type Members } from '../file/members.js';
import type { Product } from '../file/product.js';
import type { Profile } from '../source/profile.js';
import { channelFaults } from './channel-faults.js';
import { columnFaults } from './column-faults.js';
import { compileColumns } from './compile-columns.js';
import { gateFaults } from './gate-faults.js';
import { labelWarnings } from './label-warnings.js';
import { modelFaults } from './model-faults.js';
import { runFaults } from './run-faults.js';
import { subjectFaults } from './subject-faults.js';
import { tableFaults } from './table-faults.js';

/**
 * Checks a product: columns, subject, models, labels and channel; with a profile, its columns against those of the
 * table. Reports all it finds, warnings among them (`severity`), each with its path in the product file; see
 * `placeFaults`. No data is looked at but names, types and counts.
 */
export function check(product: Product, profile?: Profile, members: Members = BUILT_IN): readonly Fault[] {
  const columns = compileColumns(product, members.operations);
  const names = profile?.columns.map(({ name }) => name) ?? headerOf(product);
  return [
    ...(names === undefined ? [] : capFaults(tableFaults(product, names), 'column')),
    ...columnFaults(product, columns),
    ...subjectFaults(product),
    ...modelFaults(product, columns, members),
    ...runFaults(product, columns, members),
    ...privacyFaults(product),
    ...labelWarnings(columns),
    ...channelFaults(product, columns, members),
    ...gateFaults(product),
  ];
}

function headerOf({ source }: Product): readonly string[] | undefined {
  return Array.isArray(source.header) ? source.header : undefined;
}

function privacyFaults({ privacy }: Product): readonly Fault[] {
  if (privacy.nulls === 'category') return [];
  const message = '`nulls: wildcard` is not built in this version: a missing value is a category of its own';
  return [{ code: 'privacy/not-built', message, hint: 'leave the line out', path: ['privacy', 'nulls'] }];
}
