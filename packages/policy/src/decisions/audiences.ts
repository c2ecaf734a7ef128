import type { Trust } from '../presets/preset.js';

/** Every trust level, from the narrowest audience to the widest; levels that cannot be compared stand by k. */
export const TRUSTS: readonly Trust[] = Object.freeze([
  'self',
  'secure',
  'conditional',
  'delivered',
  'unconditional',
  'public',
]);

/**
 * The audiences that each one takes in directly. Wider: more parties may hold the rows, or the same number with less to
 * bind them. A secure domain hands out no rows at all; a conditional item hands them to one department under a duty;
 * from there the ways part: a recipient under a commercial agreement, or every department. Those two are not compared,
 * for one is bound by contract and the other by office. The public takes in both.
 */
const TAKES_IN: Readonly<Record<Trust, readonly Trust[]>> = Object.freeze({
  self: [],
  secure: ['self'],
  conditional: ['secure'],
  delivered: ['conditional'],
  unconditional: ['conditional'],
  public: ['delivered', 'unconditional'],
});

/** Whether audience `b` is the same as `a` or wider: a partial order. */
export function atLeastAsWide(b: Trust, a: Trust): boolean {
  return a === b || TAKES_IN[b].some((inner) => atLeastAsWide(inner, a));
}
