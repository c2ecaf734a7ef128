import type { Fault } from '@sluice/errors';
import { z } from 'zod';

type Path = readonly (string | number)[];
type Issue = z.core.$ZodIssue;

/** What a message may say about a member without quoting it. */
const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

/**
 * What zod found wrong with a body, in our words: paths, expectations and the descriptions of the schema, never what
 * stood there.
 */
export function schemaFaults(
  kind: string,
  schema: z.ZodType,
  issues: readonly Issue[],
  body: unknown,
): readonly Fault[] {
  return issues.flatMap((issue) => explain({ kind, schema, body }, issue, issue.path as Path));
}

interface Subject {
  readonly kind: string;
  readonly schema: z.ZodType;
  readonly body: unknown;
}

function explain(subject: Subject, issue: Issue, path: Path): readonly Fault[] {
  const { kind, schema, body } = subject;
  const where = path.length === 0 ? kind : `${kind}: \`${pathText(path)}\``;
  const about = describe(schema, path);
  const fault = (what: string, message: string): readonly Fault[] => [
    { code: `record/${what}`, message: `${where}${message}`, path, ...(about !== undefined && { hint: about }) },
  ];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.slice(0, 20).map((key) => ({
        code: 'record/unknown-member',
        message: `${where}: unknown member ${/^[\w-]{1,64}$/.test(key) ? `\`${key}\`` : '(unprintable)'}`,
        path: [...path, key],
      }));
    case 'invalid_union': {
      // The branch that fits best is the one that was meant.
      const best = issue.errors.filter((branch) => branch.length > 0).sort((a, b) => depth(b) - depth(a))[0];
      if (best === undefined) return fault('value', ': expected one of the listed forms');
      return best.flatMap((inner) => explain(subject, inner, [...path, ...(inner.path as Path)]));
    }
    case 'invalid_type':
      return valueAt(body, path) === undefined
        ? fault('missing', ' is missing')
        : fault('type', `: expected ${TYPE_WORDS[issue.expected] ?? issue.expected}`);
    case 'invalid_value':
      if (valueAt(body, path) === undefined) return fault('missing', ' is missing');
      return fault('value', `: expected one of ${issue.values.map((value) => `\`${String(value)}\``).join(', ')}`);
    case 'too_small':
      return fault('range', `: expected at least ${issue.minimum}${unitOf(issue.origin)}`);
    case 'too_big':
      return fault('range', `: expected at most ${issue.maximum}${unitOf(issue.origin)}`);
    case 'custom':
      // Words of the kind's own rule; kinds write them without values.
      return fault('rule', `: ${issue.message}`);
    default:
      return fault('format', ': expected another form');
  }
}

function valueAt(body: unknown, path: Path): unknown {
  let at = body;
  for (const part of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, part)) return undefined;
    at = (at as Record<string | number, unknown>)[part];
  }
  return at;
}

function depth(branch: readonly Issue[]): number {
  return Math.max(...branch.map((issue) => issue.path.length));
}

function unitOf(origin: string): string {
  if (origin === 'string') return ' characters';
  return origin === 'array' ? ' entries' : '';
}

/** `term.end`, `fields[2]`; keys that look like no names are not shown. */
function pathText(path: Path): string {
  const step = (part: string | number): string =>
    typeof part === 'number' ? `[${part}]` : `.${/^[\w-]{1,64}$/.test(part) ? part : '(unprintable)'}`;
  return path.map(step).join('').replace(/^\./, '');
}

/** What the schema says of the member at a path. */
function describe(schema: z.ZodType, path: Path): string | undefined {
  let at: unknown = schema;
  let said: string | undefined;
  for (const part of [undefined, ...path]) {
    if (typeof part === 'string') at = at instanceof z.ZodObject ? at.shape[part] : undefined;
    else if (typeof part === 'number') at = at instanceof z.ZodArray ? at.element : undefined;
    said = undefined;
    for (;;) {
      if (!(at instanceof z.ZodType)) return undefined;
      said ??= at.description;
      if (at instanceof z.ZodOptional || at instanceof z.ZodDefault || at instanceof z.ZodNullable) at = at.unwrap();
      else break;
    }
  }
  return path.length === 0 ? undefined : said;
}
