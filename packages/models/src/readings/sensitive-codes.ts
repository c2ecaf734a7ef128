import type { ValueFacts } from '../model.js';

/** 1 for each code that parameters call sensitive: those of the named values, or all without names. */
export function sensitiveCodes({ cardinality, named }: ValueFacts, values: readonly string[] | undefined): Uint8Array {
  const out = new Uint8Array(cardinality).fill(values ? 0 : 1);
  for (const value of values ?? []) {
    const code = named?.get(value);
    if (code !== undefined) out[code] = 1;
  }
  return out;
}
