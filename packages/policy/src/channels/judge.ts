import type { Fault } from '@sluice/errors';
import type { Label } from '../label.js';
import type { Channel } from './channel.js';

/** What a channel must know of a product: plain facts, no data. */
export interface ChannelFacts {
  /** Columns of the product; `output` is null for a column that is not released. */
  readonly columns: readonly { readonly name: string; readonly output: Label | null }[];
  /** Privacy models; `column` is the sensitive column of those that protect one. */
  readonly models: readonly { readonly kind: string; readonly column?: string }[];
  readonly suppressed: 'drop' | 'keep';
}

/**
 * Holds labels and models against a channel. Returns one fault for each reason why the release may not leave by it;
 * paths are those of the product file. An empty list is a pass.
 */
export function judgeChannel(channel: Channel, facts: ChannelFacts): readonly Fault[] {
  const faults: Fault[] = [];
  const here = `channel \`${channel.kind}\``;
  if (channel.needsModel && facts.models.length === 0) {
    faults.push({
      code: 'channel/no-model',
      message: `${here} expects at least one privacy model`,
      hint: 'state one under `privacy.models`, such as `{model: k-anonymity, k: 20}`',
      path: ['channel', 'kind'],
    });
  }
  if (facts.suppressed === 'keep' && !channel.keepsSuppressed) {
    faults.push({
      code: 'channel/suppressed-kept',
      message: `suppressed rows are dropped on ${here}: kept ones still show their sensitive values`,
      hint: '`suppressed: keep` is for research on channel `internal`; leave the line out',
      path: ['privacy', 'suppressed'],
    });
  }
  for (const { name, output } of facts.columns) {
    if (output === null) continue;
    const fault = judgeColumn(channel, facts, name, output);
    if (fault !== undefined) faults.push(fault);
  }
  return faults;
}

function judgeColumn(channel: Channel, facts: ChannelFacts, name: string, output: Label): Fault | undefined {
  if (output.constant) return undefined;
  if (output.token && !channel.tokens) {
    return {
      code: 'label/token-leaves',
      message: `column \`${name}\` would leave as a pseudonym, which links the rows of a person; channel \`${channel.kind}\` lets none out`,
      hint: 'drop the column (`op: drop`)',
      path: ['columns', name],
    };
  }
  // An output that still is direct and no pseudonym comes from an operation that mixes columns: see `joinRoles`.
  if (output.role === 'direct' && !output.token && channel.audience === 'everyone') {
    return {
      code: 'label/direct-leaves',
      message: `column \`${name}\` would leave as a direct identifier on channel \`${channel.kind}\``,
      hint: 'drop the column (`op: drop`)',
      path: ['columns', name],
    };
  }
  if (output.role !== 'sensitive' || channel.sensitiveNeeds.length === 0) return undefined;
  const covered = facts.models.some((model) => model.column === name && channel.sensitiveNeeds.includes(model.kind));
  if (covered) return undefined;
  return {
    code: 'label/sensitive-unprotected',
    message: `column \`${name}\` is sensitive; on channel \`${channel.kind}\` it needs ${channel.sensitiveNeeds.join(' or ')} over it`,
    hint: `state such a model with \`column: ${name}\` where this version has one, or drop the column (\`op: drop\`)`,
    path: ['columns', name],
  };
}
