import { ceilDivide, fractionOf } from '../decimal.js';
import { FREE, maxOf } from './bounds.js';
import type { Reader, Witness } from './reader.js';

/** How well a suppressed number is hidden. Everything but `safe` is a flag. */
export type Protection = 'safe' | 'recomputable' | 'too-narrow' | 'not-shown-safe';

/** The answer for a cell that has one witness, from those for a second one that differs enough. */
function bySecond(below: Witness, above: () => Witness, neither: Protection): Protection {
  if (typeof below === 'bigint') return 'safe';
  const other = above();
  if (typeof other === 'bigint') return 'safe';
  return below === 'none' && other === 'none' ? neither : 'not-shown-safe';
}

/**
 * Judges a suppressed number against the least value at which its rules would pass: the reader must have to reckon with
 * such a value, and with another one besides.
 */
export function protectionOf(reader: Reader, index: number, needed: bigint): Protection {
  const { low, high } = reader.bounds(index);
  if (low === high) return 'recomputable';
  if (high !== null && high < needed) return 'too-narrow';
  const up = reader.witness(index, { low: maxOf(low, needed), high });
  if (up === 'none') return 'too-narrow';
  if (up === 'undecided') return 'not-shown-safe';
  const below = up > low ? reader.witness(index, { low, high: up - 1n }) : 'none';
  const above = () => (high === null || up < high ? reader.witness(index, { low: up + 1n, high }) : 'none');
  return bySecond(below, above, 'recomputable');
}

/**
 * Judges a suppressed total whose contributions are not known: the numbers that the reader has to reckon with must lie
 * at least p per cent (100 at most) of the upper one apart.
 */
export function protectionOfUnknown(reader: Reader, index: number, p: number): Protection {
  const { low, high } = reader.bounds(index);
  if (low === high) return 'recomputable';
  const percent = fractionOf(Math.min(p, 100));
  const whole = percent.den * 100n;
  const wide = (from: bigint, to: bigint) => (to - from) * whole >= percent.num * to;
  if (high !== null && !wide(low, high)) return 'too-narrow';
  if (reader.exact) return 'safe';
  const one = reader.witness(index, FREE);
  if (typeof one !== 'bigint') return 'not-shown-safe';
  const below = reader.witness(index, { low: 0n, high: (one * (whole - percent.num)) / whole });
  if (typeof below === 'bigint' && below !== one) return 'safe';
  // p = 100 asks for 0 as the lower one, which is never p per cent below anything above it but itself.
  if (percent.num >= whole) return 'not-shown-safe';
  const least = maxOf(one + 1n, ceilDivide(one * whole, whole - percent.num));
  return typeof reader.witness(index, { low: least, high: null }) === 'bigint' ? 'safe' : 'not-shown-safe';
}
