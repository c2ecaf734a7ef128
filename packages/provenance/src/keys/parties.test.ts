import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partiesOf } from './parties.js';
import type { TrustedKey } from './trust.js';

const key = (keyid: string, more: Partial<TrustedKey> = {}): TrustedKey => ({
  keyid,
  publicKey: new Uint8Array(32),
  ...more,
});
const count = (keys: readonly TrustedKey[]) => new Set(partiesOf(keys).values()).size;

describe('partiesOf', () => {
  it('links through a third key', () => {
    const chain = [
      key('a', { holder: 'Li' }),
      key('b', { holder: 'Li', delegatedBy: ['r'] }),
      key('c', { delegatedBy: ['r', 'b'] }),
    ];
    expect(count(chain)).toBe(1);
    expect(count([chain[0], chain[2]])).toBe(2);
    expect([...partiesOf(chain)]).toEqual([
      ['a', 'a'],
      ['b', 'a'],
      ['c', 'a'],
    ]);
  });

  it('counts a key that stands there twice once', () => {
    expect(count([key('a'), key('b'), key('a')])).toBe(2);
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
      fc.property(keys, (list) => {
        expect([...partiesOf([...list].reverse())].sort()).toEqual([...partiesOf(list)].sort());
      }),
      { numRuns: 200 },
    );
  });
});
