import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partiesOf } from './parties.js';
import type { TrustedKey } from './trust.js';

const key = (keyid: string, more: Partial<TrustedKey> = {}): TrustedKey => ({
  keyid,
  publicKey: new Uint8Array(32),
  ...more,
});
const count = (keys: readonly TrustedKey[], trusted = keys) => new Set(partiesOf(keys, trusted).values()).size;

describe('partiesOf', () => {
  it('links through a third key', () => {
    const chain = [
      key('a', { holder: 'Li' }),
      key('b', { holder: 'Li', delegatedBy: ['r'] }),
      key('c', { delegatedBy: ['r', 'b'] }),
    ];
    expect(count(chain)).toBe(1);
    expect(count([chain[0], chain[2]])).toBe(2);
    expect([...partiesOf(chain, chain)]).toEqual([
      ['a', 'a'],
      ['b', 'a'],
      ['c', 'a'],
    ]);
  });

  it('counts a key that stands there twice once', () => {
    expect(count([key('a'), key('b'), key('a')])).toBe(2);
  });

  it('links through a maker that signs nothing, where its holder decided', () => {
    const author = key('a', { holder: 'data office' });
    const approvers = [
      key('fa', { holder: 'commission', delegatedBy: ['m'] }),
      key('fb', { holder: 'privacy office', delegatedBy: ['m', 'n'] }),
    ];
    const decided = [author, ...approvers];
    const parties = (...makers: readonly TrustedKey[]) => count(decided, [...decided, ...makers]);
    expect(parties(key('m', { holder: 'data office' }))).toBe(1);
    expect(parties(key('n', { holder: 'data office', delegatedBy: ['m'] }))).toBe(2);
    expect(parties(key('m', { holder: 'commission' }))).toBe(2);
    expect(parties(key('m', { holder: 'ministry' }))).toBe(3);
    expect(parties(key('m'), key('n'))).toBe(3);
    expect(parties(key('other', { holder: 'data office' }))).toBe(3);
    expect(parties()).toBe(3);
  });

  it('tells the party of a key that decided, and of no other', () => {
    const decided = [key('b', { holder: 'Li' }), key('c', { holder: 'Wang', delegatedBy: ['a'] })];
    expect([...partiesOf(decided, [...decided, key('a', { holder: 'Li' })])]).toEqual([
      ['b', 'a'],
      ['c', 'a'],
    ]);
  });

  it('does not depend on the order of the keys', () => {
    const any = fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      holder: fc.option(fc.constantFrom('x', 'y')),
      by: fc.option(fc.constantFrom('a', 'b', 'c')),
    });
    const keys = fc
      .array(any, { maxLength: 6 })
      .map((all) =>
        all.map(({ id, holder, by }) => key(id, { ...(holder && { holder }), ...(by && { delegatedBy: [by] }) })),
      );
    fc.assert(
      fc.property(keys, keys, (list, others) => {
        // A key id stands for one key: the first of each id.
        const all = [...list, ...others];
        const trusted = all.filter(({ keyid }, i) => all.findIndex((each) => each.keyid === keyid) === i);
        const decided = trusted.filter(({ keyid }) => list.some((each) => each.keyid === keyid));
        const there = [...partiesOf(decided, trusted)].sort();
        expect([...partiesOf([...decided].reverse(), [...trusted].reverse())].sort()).toEqual(there);
      }),
      { numRuns: 200 },
    );
  });
});
