import type { StatedChannel } from '@sluice/provenance';
import type { Planned } from '../plan/plan-product.js';
import type { SupplyRequest } from './request.js';

/** What a build asks of the registers, on the day of the build. */
export function supplyOfBuild({ product, columns, source }: Planned, now: Date): SupplyRequest {
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
      logicalDigest,
    })),
    columns: columns.flatMap(({ name, output, releasedList, op }) =>
      output === null
        ? []
        : [
            {
              name,
              from: output.from,
              raw: op.kind === 'keep',
              ...(releasedList !== undefined && { codeList: releasedList }),
            },
          ],
    ),
  };
}
