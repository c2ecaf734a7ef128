import { describe, expect, test } from 'vitest';
import type { Label, Role } from '../label.js';
import type { Channel } from './channel.js';
import { CHANNELS, channelOf } from './index.js';
import { internal } from './internal.js';
import { type ChannelFacts, judgeChannel } from './judge.js';
import { opening } from './opening.js';

const label = (role: Role, more: Partial<Label> = {}): Label => ({
  role,
  constant: false,
  token: false,
  from: ['x'],
  ...more,
});
const facts = (output: Label | null, more: Partial<ChannelFacts> = {}): ChannelFacts => ({
  columns: [{ name: 'x', output }],
  models: [{ kind: 'k-anonymity' }],
  suppressed: 'drop',
  ...more,
});
const codes = (channel: Channel, given: ChannelFacts) => judgeChannel(channel, given).map((fault) => fault.code);

describe('opening', () => {
  test.each([
    ['a quasi-identifier may leave', label('quasi'), []],
    ['an insensitive column may leave', label('insensitive'), []],
    ['what is dropped does not leave', null, []],
    ['a pseudonym of a person may not', label('direct', { token: true }), ['label/token-leaves']],
    ['nor a pseudonym of anything else', label('quasi', { token: true }), ['label/token-leaves']],
    ['a constant tells nothing', label('direct', { constant: true, token: true }), []],
    ['a direct identifier may not', label('direct'), ['label/direct-leaves']],
    ['a sensitive column without a model may not', label('sensitive'), ['label/sensitive-unprotected']],
  ])('%s', (_, output, expected) => {
    expect(codes(opening, facts(output))).toEqual(expected);
  });

  test.each(['l-diversity', 't-closeness'])('%s over the column lets it leave', (kind) => {
    expect(codes(opening, facts(label('sensitive'), { models: [{ kind, column: 'x' }] }))).toEqual([]);
    expect(codes(opening, facts(label('sensitive'), { models: [{ kind, column: 'y' }] }))).toHaveLength(1);
  });

  test('asks for a model, and drops suppressed rows', () => {
    expect(codes(opening, facts(label('quasi'), { models: [], suppressed: 'keep' }))).toEqual([
      'channel/no-model',
      'channel/suppressed-kept',
    ]);
  });

  test('asks for a licence', () => {
    expect(opening.params.safeParse({}).success).toBe(false);
    expect(opening.params.safeParse({ licence: 'CC-BY-4.0' }).success).toBe(true);
    expect(opening.params.safeParse({ licence: 'CC-BY-4.0', recipient: 'x' }).success).toBe(false);
  });
});

test('internal has no audience rules', () => {
  const given = facts(label('sensitive'), { models: [], suppressed: 'keep' });
  expect(codes(internal, given)).toEqual([]);
  expect(codes(internal, facts(label('direct', { token: true })))).toEqual([]);
});

test('channels are found by kind, and frozen', () => {
  for (const channel of CHANNELS) {
    expect(channelOf(channel.kind)).toBe(channel);
    expect(Object.isFrozen(channel)).toBe(true);
  }
  expect(channelOf('sharing')).toBeUndefined();
});
