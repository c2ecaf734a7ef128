import { randomBytes } from 'node:crypto';

/**
 * A value that must not get out, and that nothing else in the world holds: at least 8 random bytes, so that a hit is no
 * coincidence and a miss is no collision.
 */
export interface Canary {
  /** Where it was put, for the report of a hit. */
  readonly what: string;
  readonly text: string;
}

/** 12 random bytes as text without a shape that a codec could shorten. */
export function textCanary(what: string): Canary {
  return { what, text: `c${randomBytes(12).toString('hex')}` };
}

/** A random integer of 62 bits, to be stored as a number. */
export function integerCanary(what: string): Canary {
  return { what, text: String((randomBytes(8).readBigUInt64BE() >> 2n) | (1n << 61n)) };
}
