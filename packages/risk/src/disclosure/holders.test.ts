import { describe, expect, test } from 'vitest';
import { type Delivery, holdersOf } from './holders.js';

const open = (release: string): Delivery => ({ release, channel: 'opening', recipient: null });
const to = (recipient: string, release: string, channel = 'sharing'): Delivery => ({ release, channel, recipient });

const history = [open('o1'), to('a', 'a1'), to('b', 'b1', 'authorised-operation'), open('o2'), to('a', 'a2')];

describe('the sets that a further release is checked against', () => {
  test('to a recipient: all opening ones and all of theirs, whatever the channel', () => {
    expect(holdersOf(to('a', 'new', 'authorised-operation'), history)).toEqual([
      { next: 'new', holder: 'a', earlier: ['o1', 'a1', 'o2', 'a2'] },
    ]);
    expect(holdersOf(to('c', 'new'), history)).toEqual([{ next: 'new', holder: 'c', earlier: ['o1', 'o2'] }]);
  });

  test('opening: the opening ones alone, and with those of each recipient', () => {
    expect(holdersOf(open('new'), history)).toEqual([
      { next: 'new', holder: null, earlier: ['o1', 'o2'] },
      { next: 'new', holder: 'a', earlier: ['o1', 'a1', 'o2', 'a2'] },
      { next: 'new', holder: 'b', earlier: ['o1', 'b1', 'o2'] },
    ]);
    expect(holdersOf(open('new'), [])).toEqual([{ next: 'new', holder: null, earlier: [] }]);
  });

  test('one that was revoked or has expired is still held', () => {
    const ended = [
      { ...to('a', 'a1'), state: 'revoked' },
      { ...open('o1'), state: 'expired' },
    ];
    expect(holdersOf(to('a', 'new'), ended)).toEqual([{ next: 'new', holder: 'a', earlier: ['a1', 'o1'] }]);
  });

  test('internal releases have no holder', () => {
    const internal: Delivery = { release: 'i1', channel: 'internal', recipient: null };
    expect(holdersOf(open('new'), [internal])).toEqual([{ next: 'new', holder: null, earlier: [] }]);
    expect(holdersOf(internal, history)).toEqual([]);
  });

  test('members of a bundle are checked one after the other', () => {
    expect(holdersOf([to('a', 'n1'), open('n2'), to('a', 'n3'), to('c', 'n4')], [to('b', 'b1')])).toEqual([
      { next: 'n1', holder: 'a', earlier: [] },
      { next: 'n2', holder: null, earlier: [] },
      { next: 'n2', holder: 'b', earlier: ['b1'] },
      { next: 'n2', holder: 'a', earlier: ['n1'] },
      { next: 'n3', holder: 'a', earlier: ['n1', 'n2'] },
      { next: 'n4', holder: 'c', earlier: ['n2'] },
    ]);
  });

  test('one release to two recipients is not compared with itself', () => {
    expect(holdersOf([to('a', 'n'), to('b', 'n')], [to('a', 'n'), to('b', 'b1')])).toEqual([
      { next: 'n', holder: 'a', earlier: [] },
      { next: 'n', holder: 'b', earlier: ['b1'] },
    ]);
  });

  test('a release that is not open names its recipient', () => {
    const nobody: Delivery = { release: 'n', channel: 'sharing', recipient: null };
    expect(() => holdersOf(nobody, [])).toThrow('risk/no-recipient');
    expect(() => holdersOf(open('o'), [nobody])).toThrow('risk/no-recipient');
  });
});
