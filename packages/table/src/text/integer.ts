import { type Canonical, INTEGER_RANGE, MISMATCH } from './flaw.js';

const SHAPE = /^([+-]?)0*([0-9]+)$/;
const MIN = -(2n ** 63n);
const MAX = 2n ** 63n - 1n;

/** Canonical text of an integer of 64 bits: no leading zeros, no plus sign, no `-0`. */
export function integerText(text: string): Canonical {
  const parts = SHAPE.exec(text);
  if (parts === null) return MISMATCH.integer;
  const digits = parts[2];
  if (digits === '0') return '0';
  const canonical = parts[1] === '-' ? `-${digits}` : digits;
  if (digits.length < 19) return canonical;
  if (digits.length > 19) return INTEGER_RANGE;
  const n = BigInt(canonical);
  return n < MIN || n > MAX ? INTEGER_RANGE : canonical;
}
