import { matching, type Shape, such } from './shape.js';

/** A reason is a code, so that a list never quotes what it takes back. */
export const reasonCode = matching(/^[a-z][a-z0-9-]{0,63}$/, 'a reason code such as privacy-incident');
export const releaseId = matching(/^rel-[0-9a-f]{32}$/, 'rel- and 32 hex digits');
export const keyId = matching(/^sha256:[0-9a-f]{64}$/, 'sha256: and 64 hex digits');

const kebab = matching(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, 'lower-case words joined by -');
const NUMERIC = '(?:0|[1-9][0-9]*)';
const PRE = `(?:${NUMERIC}|[0-9]*[A-Za-z-][0-9A-Za-z-]*)`;
const SEMVER = new RegExp(
  `^${NUMERIC}\\.${NUMERIC}\\.${NUMERIC}(?:-${PRE}(?:\\.${PRE})*)?(?:\\+[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?$`,
);
const LINE = /^[^\s\p{Cc}](?:[^\p{Cc}\p{Zl}\p{Zp}]*[^\s\p{Cc}])?$/u;
const STEPS = /[/\\]|\.\./;

/**
 * Names that a core brings along become steps of paths (the folders of a bundle) and ids of records: each is held to the
 * form that a product file is held to, so that a core from elsewhere leads to no other place.
 */
export const productId: Shape<string> = atMost(80, kebab);
/** Semantic versioning 2.0.0. */
export const productVersion: Shape<string> = atMost(80, matching(SEMVER, 'a semantic version such as 1.0.0'));
export const channelKind: Shape<string> = atMost(80, kebab);
/** A text for people, on one line. */
export const line: Shape<string> = atMost(500, matching(LINE, 'one line of text'));
/** An organisation or a record. */
export const nameOfRecord: Shape<string> = atMost(
  200,
  such(line, (name) => !STEPS.test(name), 'a name on one line, without /, \\ and ..'),
);

function atMost(most: number, shape: Shape<string>): Shape<string> {
  return such(shape, ({ length }) => length <= most, `at most ${most} characters`);
}
