import { describe, expect, it } from 'vitest';
import { rolesFilled } from './roles-filled.js';

describe('rolesFilled', () => {
  it('gives each role to another party, whatever their order', () => {
    const taken = [
      { role: 'owner', party: 'a' },
      { role: 'steward', party: 'a' },
      { role: 'owner', party: 'b' },
    ];
    expect(rolesFilled(['owner', 'steward'], taken)).toBe(true);
    expect(rolesFilled(['steward', 'owner'], taken)).toBe(true);
    expect(rolesFilled(['owner', 'steward'], taken.slice(0, 2))).toBe(false);
    expect(rolesFilled(['owner', 'owner'], taken)).toBe(true);
    expect(rolesFilled(['privacy-officer'], taken)).toBe(false);
    expect(rolesFilled([], [])).toBe(true);
  });
});
