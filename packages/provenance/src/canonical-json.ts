import { fail } from '@sluice/errors';
import canonicalize from 'canonicalize';

/** Deeper values are refused: the serialiser recurses, and nothing that we sign comes near. */
const MAX_DEPTH = 64;

/**
 * Canonical JSON (RFC 8785, JCS) of a plain value, as UTF-8 bytes without a final newline.
 *
 * Stricter than the serialiser below it, which drops members that are `undefined` and calls `toJSON`: what is signed
 * must be what was meant. Accepted are null, booleans, finite numbers, well-formed strings, dense arrays and plain
 * objects.
 *
 * @throws SluiceError `json/not-canonical` with the path of the offending member, never its value.
 */
export function canonicalJson(value: unknown): Uint8Array {
  assertPlainJson(value, []);
  return new TextEncoder().encode(canonicalize(value));
}

function assertPlainJson(value: unknown, path: readonly (string | number)[]): void {
  if (path.length > MAX_DEPTH) refuse(path, `at most ${MAX_DEPTH} levels of nesting (no cycles)`);
  if (value === null || typeof value === 'boolean') return;
  if (typeof value === 'string') {
    if (!isWellFormed(value)) refuse(path, 'a string without lone surrogates');
    return;
  }
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) refuse(path, 'a finite number');
    return;
  }
  if (typeof value !== 'object') refuse(path, 'null, a boolean, a number, a string, an array or a plain object');
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) assertPlainJson(value[i], [...path, i]);
    return;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) refuse(path, 'a plain object');
  if (Object.getOwnPropertySymbols(value).length > 0) refuse(path, 'an object without symbol keys');
  for (const key of Object.keys(value)) {
    if (!isWellFormed(key)) refuse(path, 'keys without lone surrogates');
    if (key === 'toJSON' && typeof (value as { toJSON: unknown }).toJSON === 'function') refuse(path, 'plain data');
    assertPlainJson((value as Record<string, unknown>)[key], [...path, key]);
  }
}

/** Node 20 has `String.prototype.isWellFormed`, but the library level of this workspace does not name it. */
function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}

function refuse(path: readonly (string | number)[], expected: string): never {
  fail('input', 'json/not-canonical', `canonical JSON: expected ${expected} at ${pathText(path)}`, {
    path,
    hint: 'leave absent members out instead of setting them to undefined',
  });
}

/** `a.b[2]`, or `the top` for the empty path. */
export function pathText(path: readonly (string | number)[]): string {
  const text = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${shown(step)}`)).join('');
  return text === '' ? 'the top' : text.replace(/^\./, '');
}

/** Keys of foreign JSON are shown only where they look like names: messages reach terminals and logs. */
function shown(key: string): string {
  return /^[\w-]{1,64}$/.test(key) ? key : '(unprintable key)';
}
