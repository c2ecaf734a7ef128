/**
 * Names that the format reserves and this version does not build yet, by what they name. A reader who
 * writes one is told so, instead of being told that no such name exists.
 */
export const NOT_BUILT: Readonly<Record<string, readonly string[]>> = Object.freeze({
  model: ['m-invariance'],
});

/** Keys of the same kind. */
export const KEYS_NOT_BUILT: readonly string[] = Object.freeze(['extends', 'fingerprint']);

/** Keys that do not stand at the top, and where they stand instead. */
export const KEYS_ELSEWHERE: Readonly<Record<string, string>> = Object.freeze({
  approvals: 'gate',
  licence: 'channel',
  purpose: 'channel',
  recipient: 'channel',
  recipients: 'channel',
  thresholds: 'gate',
});
