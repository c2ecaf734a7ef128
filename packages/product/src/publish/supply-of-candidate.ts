import type { ReleaseBody, StoredRecord } from '@sluice/registry';
import type { Candidate } from '../candidate/read-candidate.js';
import type { SupplyRequest } from '../records/request.js';

/** What a candidate asks of the registers on the day of its publication: by its own bytes, and by what its build noted. */
export function supplyOfCandidate({ core, product }: Candidate, record: StoredRecord, day: string): SupplyRequest {
  const { sourceVersions = {} } = record.body as ReleaseBody;
  const declared = (product['columns'] ?? {}) as Readonly<
    Record<string, { readonly codeList?: string; readonly list?: string }>
  >;
  return {
    product: core.product.id,
    channel: core.channel,
    form: core.form ?? 'table',
    day,
    issued: core.issued,
    ...(core.expires !== undefined && { expires: core.expires }),
    ...(core.assessment && { assessment: core.assessment.id }),
    ...(core.pricing && { pricing: core.pricing }),
    inputs: core.inputs.map(({ name, record: id }) => ({
      name,
      ...(id !== undefined && { record: id, builtFrom: sourceVersions[id] ?? 0 }),
    })),
    columns: core.columns.map(({ name, from, operation }) => {
      // A recoded column follows the list that it was mapped to.
      const list = declared[name]?.list ?? declared[name]?.codeList;
      return { name, from, raw: operation === 'keep', ...(list !== undefined && { codeList: list }) };
    }),
  };
}
