import { describe, expect, test } from 'vitest';
import type { Label, Role } from '../label.js';
import { authorisedOperation } from './authorised-operation.js';
import type { Channel } from './channel.js';
import { CHANNELS, channelOf } from './index.js';
import { internal } from './internal.js';
import { type ChannelFacts, type ChannelPreset, judgeChannel } from './judge.js';
import { opening } from './opening.js';
import { sharing } from './sharing.js';

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
  expect(channelOf('post')).toBeUndefined();
});

describe.each([
  ['sharing', sharing],
  ['authorised operation', authorisedOperation],
])('%s', (_, channel) => {
  test.each([
    ['a keyed pseudonym may leave', label('direct', { token: true }), []],
    ['a sensitive column may, as far as the channel goes', label('sensitive'), []],
    ['a direct identifier may not', label('direct'), ['label/direct-leaves']],
  ])('%s', (_, output, expected) => {
    expect(codes(channel, facts(output))).toEqual(expected);
  });

  test('asks for a model, and drops suppressed rows', () => {
    expect(codes(channel, facts(label('quasi'), { models: [], suppressed: 'keep' }))).toEqual([
      'channel/no-model',
      'channel/suppressed-kept',
    ]);
  });
});

describe('a preset', () => {
  const preset: ChannelPreset = { name: 'own@1', labels: ['quasi', 'sensitive'], sensitiveNeeds: ['t-closeness'] };
  const under = (given: ChannelFacts, of: ChannelPreset, channel: Channel = sharing) =>
    judgeChannel(channel, given, of).map((fault) => fault.code);

  test.each([
    ['a label that is listed', label('quasi'), []],
    ['a constant, whatever its label', label('insensitive', { constant: true }), []],
    ['a label that is not', label('insensitive'), ['label/not-in-preset']],
    ['a pseudonym that is not', label('direct', { token: true }), ['label/not-in-preset']],
    ['a sensitive column without its model', label('sensitive'), ['label/sensitive-unprotected']],
  ])('%s', (_, output, expected) => {
    expect(under(facts(output), preset)).toEqual(expected);
  });

  test('that asks for nothing takes nothing from the channel', () => {
    const open = { name: 'own@1', sensitiveNeeds: [] };
    expect(under(facts(label('sensitive')), open, opening)).toEqual(['label/sensitive-unprotected']);
  });
});

describe('facts of a channel in the product file', () => {
  const share = { attribute: 'conditional', provider: 'a', recipient: 'b', item: 'RL-1', purpose: 'subsidies' };
  const operation = {
    implementer: 'a',
    operator: 'b',
    agreement: 'AG-1',
    scenario: 'lending',
    recipient: 'c',
    place: 'secure',
  };
  test.each<[string, Channel, object, boolean]>([
    ['opening, as of old', opening, { licence: 'CC0-1.0' }, true],
    [
      'opening, in full',
      opening,
      { licence: 'CC0-1.0', theme: '卫生 健康', feedback: 'mailto:data@a.test', proactive: true },
      true,
    ],
    ['an address that is not https', opening, { licence: 'CC0-1.0', feedback: 'http://a.test' }, false],
    ['an address without a host', opening, { licence: 'CC0-1.0', feedback: 'https://' }, false],
    ['requests named twice', opening, { licence: 'CC0-1.0', demand: ['R1', 'R1'] }, false],
    ['a share', sharing, share, true],
    ['a share in full', sharing, { ...share, duty: 'checks', demand: ['R1'] }, true],
    ['a share of what is not shared', sharing, { ...share, attribute: 'not-shared' }, false],
    ['a share to nobody', sharing, { ...share, recipient: undefined }, false],
    ['a name that ends in a space', sharing, { ...share, recipient: 'b ' }, false],
    ['a name over two lines', sharing, { ...share, recipient: 'b\nc' }, false],
    ['an operation', authorisedOperation, operation, true],
    ['an operation with its code', authorisedOperation, { ...operation, registration: 'REG-1' }, true],
    ['an operation nowhere', authorisedOperation, { ...operation, place: 'abroad' }, false],
    ['an unknown fact', authorisedOperation, { ...operation, term: 5 }, false],
  ])('%s', (_, channel, given, good) => {
    expect(channel.params.safeParse(given).success).toBe(good);
  });
});

test.each<[Channel, object, string]>([
  [opening, {}, 'public'],
  [internal, {}, 'self'],
  [sharing, { attribute: 'conditional' }, 'conditional'],
  [sharing, { attribute: 'unconditional' }, 'unconditional'],
  [sharing, { attribute: 'else' }, 'unconditional'],
  [sharing, {}, 'unconditional'],
  [authorisedOperation, { place: 'secure' }, 'secure'],
  [authorisedOperation, { place: 'delivered' }, 'delivered'],
  [authorisedOperation, {}, 'delivered'],
])('trust goes by the facts, and to the strictest level without them: %#', (channel, given, trust) => {
  expect(channel.trustOf(given as Readonly<Record<string, unknown>>)).toBe(trust);
});

test.each(['a/b', 'a\\b', '..', 'a..b', 'a\nb', 'a\u2028b', ' a', ''])('an id is no path and one line: %j', (id) => {
  const facts = { attribute: 'conditional', provider: 'hrss', recipient: 'tax', item: 'RL-1.2', purpose: 'a/b' };
  expect(sharing.params.safeParse(facts).success).toBe(true);
  for (const member of ['provider', 'recipient', 'item'])
    expect(sharing.params.safeParse({ ...facts, [member]: id }).success).toBe(false);
});
