import { classesOfTable, referencesOf } from '@sluice/models';
import { type PersonMap, personMapOf } from '@sluice/risk';
import { columnsOf, takeRows } from '@sluice/table';
import { outputTable } from '../apply/output-table.js';
import type { ProtectedTable } from '../apply/protect.js';
import type { Planned } from '../plan/plan-product.js';
import { originOf } from '../source/source.js';
import type { HistoryKeys, RecordToken } from './history-keys.js';
import { recordIdentity } from './record-tokens.js';

/** Least number of people whom the product promises to keep together: the largest k of its models. */
function largestK({ product }: Planned): number {
  return product.privacy.models.reduce((k, { k: own }) => (typeof own === 'number' && own > k ? own : k), 1);
}

/** Tokens of released rows, and of those that were not: a row that was dropped is no row that is gone. */
function recordsOf({ product, source }: Planned, sourceRows: Int32Array, token: RecordToken) {
  const { key, tokensOf } = recordIdentity(product, source.table, token);
  const tokens = tokensOf(sourceRows);
  const released = new Uint8Array(source.table.rows);
  for (const row of sourceRows) released[row] = 1;
  const rest = Int32Array.from(released.keys()).filter((row) => released[row] === 0);
  // A declared key that a release lacks is absent there, whether the row was dropped or was not in the source.
  if (key !== null || product.subject === undefined) return { key, tokens };
  const [subject] = columnsOf(takeRows(source.table, rest), [product.subject]);
  return { key, tokens, dropped: { subject, tokens: tokensOf(rest) } };
}

/**
 * Who stands in which class of the release under construction: people as tokens under the secret of the owner. It is
 * kept, sealed, so that the next release can be held against this one.
 * @param domain subject domain on record
 * @param concepts what the sources are about, on record
 * @throws SluiceError `history/key-missing`, `history/key-twice`
 */
export function personMapOfBuild(
  planned: Planned,
  { table, sourceRows }: ProtectedTable,
  release: string,
  domain: string,
  concepts: readonly string[],
  keys: HistoryKeys,
): PersonMap {
  const { product, plan, models, source, subjects, linked } = planned;
  const whole = outputTable(planned);
  const sensitive = planned.sensitiveIn(whole);
  const comparing = models.some(({ model, params }) => model.needs(params).reference === 'original');
  const original = comparing
    ? referencesOf(classesOfTable(whole, plan.quasiIdentifiers, { sensitive, subjects }))
    : undefined;
  const { keyId, token, recordToken } = keys.tokens(domain);
  const records = product.subject === undefined ? undefined : recordsOf(planned, sourceRows, recordToken);
  return personMapOf({
    release,
    product: product.id,
    domain,
    concepts,
    keyId,
    linked,
    k: largestK(planned),
    ...(original && { original }),
    table,
    quasiIdentifiers: plan.quasiIdentifiers,
    ...(product.subject !== undefined && {
      subject: columnsOf(takeRows(source.table, sourceRows), [product.subject])[0],
      subjectName: originOf(source, product.subject),
    }),
    models,
    // The codes of the whole output, so that they mean the same as in the distribution of the source.
    sensitive: sensitive.map((column) => ({ ...column, codes: sourceRows.map((row) => column.codes[row]) })),
    token,
    ...(records && { records }),
  });
}
