import { fail } from '@sluice/errors';
import { pathText } from './canonical-json.js';

/**
 * A strict structural check of JSON from outside: returns the value as `T`, or throws a SluiceError `<family>/shape`
 * whose message names the place and what was expected, never the value. A verifier for strangers stays small: these
 * few functions stand in for a schema library.
 */
export type Shape<T> = (value: unknown, path: Path, family?: string) => T;
type Path = readonly (string | number)[];

const OPTIONAL = Symbol('optional');
type Optional<T> = Shape<T> & { readonly [OPTIONAL]: true };

type Members<T> = {
  readonly [K in keyof T]-?: Record<never, never> extends Pick<T, K> ? Optional<Exclude<T[K], undefined>> : Shape<T[K]>;
};

function refuse(family: string | undefined, path: Path, expected: string): never {
  const noun = family ?? 'statement';
  fail('input', `${noun}/shape`, `${noun}: expected ${expected} at ${pathText(path)}`, { path });
}

/** An object with these members and no other. */
export function object<T extends object>(members: Members<T>): Shape<T> {
  const shapes = members as Readonly<Record<string, Shape<unknown>>>;
  return (value, path, family) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) refuse(family, path, 'an object');
    for (const key of Object.keys(value)) {
      if (!Object.hasOwn(shapes, key)) refuse(family, [...path, key], 'no such member');
    }
    for (const [key, shape] of Object.entries(shapes)) {
      if (Object.hasOwn(value, key)) shape((value as Record<string, unknown>)[key], [...path, key], family);
      else if (!(OPTIONAL in shape)) refuse(family, [...path, key], 'a value');
    }
    return value as T;
  };
}

/** Marks a member that may be absent; `undefined` is not absence. */
export function optional<T>(shape: Shape<T>): Optional<T> {
  const copy: Shape<T> = (value, path, family) => shape(value, path, family);
  return Object.assign(copy, { [OPTIONAL]: true as const });
}

/** An object of any JSON: public parameters, which only their own reader understands. */
export const record: Shape<Readonly<Record<string, unknown>>> = (value, path, family) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) refuse(family, path, 'an object');
  return value as Readonly<Record<string, unknown>>;
};

export function array<T>(item: Shape<T>, min = 0): Shape<readonly T[]> {
  return (value, path, family) => {
    if (!Array.isArray(value)) refuse(family, path, 'an array');
    if (value.length < min) refuse(family, path, `at least ${min} item`);
    value.forEach((each, i) => {
      item(each, [...path, i], family);
    });
    return value as readonly T[];
  };
}

/** Text that matches a pattern; `expected` says in words what that is. */
export function matching(pattern: RegExp, expected: string): Shape<string> {
  return (value, path, family) =>
    typeof value === 'string' && pattern.test(value) ? value : refuse(family, path, expected);
}

/** Text that is not empty. */
export const text = matching(/./su, 'text that is not empty');

/** 64 lower-case hex digits. */
export const hex256 = matching(/^[0-9a-f]{64}$/, '64 lower-case hex digits');

/** A day of the calendar, yyyy-mm-dd. */
export const day: Shape<string> = (value, path, family) => {
  const fits = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
  const time = fits ? Date.parse(`${value}T00:00:00Z`) : Number.NaN;
  // Date.parse moves 31 April to 1 May.
  if (!fits || Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== value) {
    refuse(family, path, 'a day yyyy-mm-dd');
  }
  return value;
};

/** A moment, ISO 8601 in UTC with milliseconds: the one spelling that `Date` writes. */
export const instant: Shape<string> = (value, path, family) => {
  const time = typeof value === 'string' && value.length === 24 ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(time) || new Date(time).toISOString() !== value) {
    refuse(family, path, 'a moment yyyy-mm-ddThh:mm:ss.sssZ');
  }
  return value as string;
};

/** A count: an integer from `min` to 2^53 - 1. */
export function count(min = 0): Shape<number> {
  return (value, path, family) =>
    typeof value === 'number' && Number.isSafeInteger(value) && value >= min
      ? value
      : refuse(family, path, `an integer of at least ${min}`);
}

/** A number from 0 to 1. */
export const share: Shape<number> = (value, path, family) =>
  typeof value === 'number' && value >= 0 && value <= 1 ? value : refuse(family, path, 'a number from 0 to 1');

export const boolean: Shape<boolean> = (value, path, family) =>
  typeof value === 'boolean' ? value : refuse(family, path, 'true or false');

export function oneOf<const T extends string | boolean | null>(...members: readonly T[]): Shape<T> {
  return (value, path, family) =>
    members.includes(value as T) ? (value as T) : refuse(family, path, members.map(String).join(' or '));
}

/** A shape and a condition on top of it. */
export function such<T>(shape: Shape<T>, holds: (value: T) => boolean, expected: string): Shape<T> {
  return (value, path, family) => {
    const fits = shape(value, path, family);
    return holds(fits) ? fits : refuse(family, path, expected);
  };
}

/** One shape or another, by what the value says of itself. */
export function either<A, B>(isFirst: (value: unknown) => boolean, first: Shape<A>, second: Shape<B>): Shape<A | B> {
  return (value, path, family) => (isFirst(value) ? first : second)(value, path, family);
}

/** Text in at least one of the two languages. */
export const bilingual: Shape<{ readonly zh?: string; readonly en?: string }> = such(
  object<{ readonly zh?: string; readonly en?: string }>({ zh: optional(text), en: optional(text) }),
  ({ zh, en }) => zh !== undefined || en !== undefined,
  'text in zh or en',
);
