const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * Whether a text has a UTF-8 form. A lone surrogate has none: encoders replace it, so different texts would get the
 * same bytes.
 */
export function isWellFormed(text: string): boolean {
  return !LONE_SURROGATE.test(text);
}
