import { CHANNELS_NOT_BUILT } from '@sluice/policy';

/**
 * Names that the format reserves and this version does not build yet, by what they name. A reader who
 * writes one is told so, instead of being told that no such name exists.
 */
export const NOT_BUILT: Readonly<Record<string, readonly string[]>> = Object.freeze({
  channel: CHANNELS_NOT_BUILT,
  model: ['m-invariance'],
});

/** Keys of the same kind. */
export const KEYS_NOT_BUILT: readonly string[] = Object.freeze([
  'approvals',
  'extends',
  'form',
  'join',
  'pricing',
  'purpose',
  'recipients',
  'sources',
  'terms',
  'thresholds',
]);
