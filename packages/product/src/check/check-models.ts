import { fail } from '@sluice/errors';
import { classesOfTable, type FailingReport, reportFailing } from '@sluice/models';
import { columnsOf, subjectsOf } from '@sluice/table';
import { BUILT_IN, type Members } from '../file/members.js';
import type { Product } from '../file/product.js';
import { modelUses } from '../plan/model-uses.js';
import { populationPath } from '../plan/population.js';
import { refuseFaults } from '../plan/refuse.js';
import { type HierarchyReader, sensitiveOf } from '../plan/sensitive-of.js';
import { profileOf } from '../source/profile.js';
import type { LoadedSource } from '../source/source.js';
import { check } from './check.js';
import { compileColumns } from './compile-columns.js';

/**
 * Holds the table as it is against the models of the product: no level is chosen, no operation applied, nothing
 * dropped. For a table that was protected elsewhere, or to see how far one is from the goal.
 */
export function checkModels(
  product: Product,
  source: LoadedSource,
  io: HierarchyReader,
  members: Members = BUILT_IN,
): FailingReport[] {
  refuseFaults(check(product, profileOf(source.table), members));
  const names = compileColumns(product, { operations: members.operations })
    .filter((column) => column.inTuple)
    .map((column) => column.name);
  const uses = modelUses(product, members);
  if (populationPath(uses) !== undefined)
    fail('input', 'check/population', 'models over a population table are not asked of a table as it is', {
      path: ['privacy', 'models'],
      hint: '`sluice plan` reads the population and says what fails',
    });
  const sensitive = sensitiveOf(uses, source.table, io);
  const subjects =
    product.subject === undefined ? undefined : subjectsOf(columnsOf(source.table, [product.subject])[0]);
  return reportFailing(classesOfTable(source.table, names, { sensitive, subjects }), uses, sensitive);
}
