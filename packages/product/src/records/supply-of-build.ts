import type { StatedChannel } from '@sluice/provenance';
import type { CodedTable } from '@sluice/table';
import type { HistoryKeys } from '../history/history-keys.js';
import type { Planned } from '../plan/plan-product.js';
import type { SupplyRequest } from './request.js';

/** Operations after which a value is a code of a list, where the column has one. */
const CODED: readonly string[] = ['keep', 'recode'];

/**
 * What a build asks of the registers, on the day of the build.
 * @param keys of the owner's secret, for the commitments to the tables that were read
 * @param released the table as read back from the files; absent where none leaves
 */
export function supplyOfBuild(
  { product, columns, source }: Planned,
  now: Date,
  keys: HistoryKeys | undefined,
  released?: CodedTable,
): SupplyRequest {
  const day = now.toISOString().slice(0, 10);
  return {
    product: product.id,
    channel: product.channel as StatedChannel,
    form: product.form,
    day,
    issued: day,
    ...(product.expires !== undefined && { expires: product.expires }),
    ...(product.assessment !== undefined && { assessment: product.assessment }),
    ...(product.pricing && { pricing: product.pricing }),
    inputs: source.inputs.map(({ name, record, logicalDigest }) => ({
      name,
      ...(record !== undefined && { record }),
      commitment: () => keys?.commit(logicalDigest()) ?? null,
    })),
    columns: columns.flatMap(({ name, output, releasedList, op }) => {
      if (output === null) return [];
      const values = CODED.includes(op.kind)
        ? released?.columns.find((column) => column.name === name)?.values
        : undefined;
      return [
        {
          name,
          from: output.from,
          raw: op.kind === 'keep',
          ...(releasedList !== undefined && { codeList: releasedList }),
          ...(values && { values }),
        },
      ];
    }),
  };
}
