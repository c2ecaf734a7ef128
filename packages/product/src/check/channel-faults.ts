import type { Fault } from '@sluice/errors';
import { modelOf } from '@sluice/models';
import { judgeChannel, type Preset } from '@sluice/policy';
import type { Members } from '../file/members.js';
import type { Product } from '../file/product.js';
import type { CompiledColumn } from './compile-columns.js';

/** Labels and models against the channel, and what the channel leaves to be known by the reader. */
export function channelFaults(
  product: Product,
  columns: readonly CompiledColumn[],
  members: Members,
  preset?: Preset,
): readonly Fault[] {
  const { kind } = product.channel;
  const channel = members.channels.find((candidate) => candidate.kind === kind);
  if (channel === undefined) {
    const built = members.channels.map((candidate) => `\`${candidate.kind}\``).join(' and ');
    const message = `channel \`${kind}\` is not built in this version`;
    return [{ code: 'channel/not-built', message, hint: `this version has ${built}`, path: ['channel', 'kind'] }];
  }
  const { models, suppressed } = product.privacy;
  const faults: Fault[] = [
    ...judgeChannel(
      channel,
      {
        columns,
        models: models.map(({ model, column }) => ({ kind: model, ...(column !== undefined && { column }) })),
        suppressed,
      },
      preset,
    ),
  ];
  const counts = models.some(({ model }) => modelOf(model, members.models)?.scope === 'class');
  if (channel.audience !== 'self' && product.subject === undefined && counts) {
    faults.push({
      code: 'channel/rows-not-people',
      severity: 'warning',
      message: 'without `subject` the models count rows: several rows of one person look like several people',
      hint: 'name the column that tells people apart, or leave it where every row is another person',
      path: ['channel', 'kind'],
    });
  }
  return faults;
}
