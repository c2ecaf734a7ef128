import type { TrustedKey } from '@sluice/provenance';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partiesOf, rolesFilled } from './holders.js';

const key = (keyid: string, more: Partial<TrustedKey> = {}): TrustedKey => ({
  keyid,
  publicKey: new Uint8Array(32),
  ...more,
});
const count = (keys: readonly TrustedKey[]) => new Set(partiesOf(keys)).size;

describe('partiesOf', () => {
  it('links through a third key', () => {
    const chain = [
      key('a', { holder: 'Li' }),
      key('b', { holder: 'Li', delegatedBy: ['r'] }),
      key('c', { delegatedBy: ['r', 'b'] }),
    ];
    expect(count(chain)).toBe(1);
    expect(count([chain[0], chain[2]])).toBe(2);
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
        expect(count([...list].reverse())).toBe(count(list));
      }),
      { numRuns: 200 },
    );
  });
});

describe('rolesFilled', () => {
  it('gives each role to another party, whatever their order', () => {
    const taken = [
      { role: 'owner', party: 1 },
      { role: 'steward', party: 1 },
      { role: 'owner', party: 2 },
    ];
    expect(rolesFilled(['owner', 'steward'], taken)).toBe(true);
    expect(rolesFilled(['steward', 'owner'], taken)).toBe(true);
    expect(rolesFilled(['owner', 'steward'], taken.slice(0, 2))).toBe(false);
    expect(rolesFilled(['owner', 'owner'], taken)).toBe(true);
    expect(rolesFilled(['privacy-officer'], taken)).toBe(false);
    expect(rolesFilled([], [])).toBe(true);
  });
});
