import { classesOfTable, referencesOf } from '@sluice/models';
import { type PersonMap, personMapOf } from '@sluice/risk';
import { columnsOf, takeRows } from '@sluice/table';
import { outputTable } from '../apply/output-table.js';
import type { ProtectedTable } from '../apply/protect.js';
import type { Planned } from '../plan/plan-product.js';
import type { HistoryKeys } from './history-keys.js';

/** Least number of people whom the product promises to keep together: the largest k of its models. */
function largestK({ product }: Planned): number {
  return product.privacy.models.reduce((k, { k: own }) => (typeof own === 'number' && own > k ? own : k), 1);
}

/**
 * Who stands in which class of the release under construction: people as tokens under the secret of the owner. It is
 * kept, sealed, so that the next release can be held against this one.
 * @param domain subject domain on record
 */
export function personMapOfBuild(
  planned: Planned,
  { table, sourceRows }: ProtectedTable,
  release: string,
  domain: string,
  keys: HistoryKeys,
): PersonMap {
  const { product, plan, models, source, subjects, linked } = planned;
  const whole = outputTable(planned);
  const sensitive = planned.sensitiveIn(whole);
  const comparing = models.some(({ model, params }) => model.needs(params).reference === 'original');
  const original = comparing
    ? referencesOf(classesOfTable(whole, plan.quasiIdentifiers, { sensitive, subjects }))
    : undefined;
  const { keyId, token } = keys.tokens(domain);
  return personMapOf({
    release,
    product: product.id,
    domain,
    keyId,
    linked,
    k: largestK(planned),
    ...(original && { original }),
    table,
    quasiIdentifiers: plan.quasiIdentifiers,
    ...(product.subject !== undefined && {
      subject: columnsOf(takeRows(source.table, sourceRows), [product.subject])[0],
    }),
    models,
    // The codes of the whole output, so that they mean the same as in the distribution of the source.
    sensitive: sensitive.map((column) => ({ ...column, codes: sourceRows.map((row) => column.codes[row]) })),
    token,
  });
}
