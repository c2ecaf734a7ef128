import type { Fault } from '@sluice/errors';
import type { Label } from '../label.js';
import type { LeavingLabel, Preset } from '../presets/preset.js';
import type { Channel } from './channel.js';

/** What a channel must know of a product: plain facts, no data. */
export interface ChannelFacts {
  /** Columns of the product; `output` is null for a column that is not released. */
  readonly columns: readonly { readonly name: string; readonly output: Label | null }[];
  /** Privacy models; `column` is the sensitive column of those that protect one. */
  readonly models: readonly { readonly kind: string; readonly column?: string }[];
  readonly suppressed: 'drop' | 'keep';
}

/** What `judgeChannel` reads of the preset in force: the labels that may leave, and what sensitive columns need. */
export type ChannelPreset = Pick<Preset, 'name' | 'labels' | 'sensitiveNeeds'>;

/**
 * Holds labels and models against a channel, and against the preset in force where one is given. Returns one fault for
 * each reason why the release may not leave by it; paths are those of the product file. An empty list is a pass.
 */
export function judgeChannel(channel: Channel, facts: ChannelFacts, preset?: ChannelPreset): readonly Fault[] {
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
    const fault = judgeColumn(channel, facts, name, output, preset);
    if (fault !== undefined) faults.push(fault);
  }
  return faults;
}

function judgeColumn(
  channel: Channel,
  facts: ChannelFacts,
  name: string,
  output: Label,
  preset: ChannelPreset | undefined,
): Fault | undefined {
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
  if (output.role === 'direct' && !output.token && channel.audience !== 'self') {
    return {
      code: 'label/direct-leaves',
      message: `column \`${name}\` would leave as a direct identifier on channel \`${channel.kind}\``,
      hint: 'drop the column (`op: drop`)',
      path: ['columns', name],
    };
  }
  if (preset?.labels !== undefined && !preset.labels.includes(leavingLabel(output))) {
    return {
      code: 'label/not-in-preset',
      message: `column \`${name}\` would leave as ${leavingLabel(output)}; preset \`${preset.name}\` lets out ${preset.labels.join(', ')}`,
      hint: 'drop the column (`op: drop`)',
      path: ['columns', name],
    };
  }
  // A preset may ask for more than its channel, or for fewer kinds of models, never for none where the channel asks.
  const needs = preset?.sensitiveNeeds?.length ? preset.sensitiveNeeds : channel.sensitiveNeeds;
  if (output.role !== 'sensitive' || needs.length === 0) return undefined;
  const covered = facts.models.some((model) => model.column === name && needs.includes(model.kind));
  if (covered) return undefined;
  return {
    code: 'label/sensitive-unprotected',
    message: `column \`${name}\` is sensitive; on channel \`${channel.kind}\` it needs ${needs.join(' or ')} over it`,
    hint: `state such a model with \`column: ${name}\` where this version has one, or drop the column (\`op: drop\`)`,
    path: ['columns', name],
  };
}

function leavingLabel({ role, token }: Label): LeavingLabel {
  return token ? 'token' : role;
}
