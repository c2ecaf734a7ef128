import type { Fault } from '@sluice/errors';
import { z } from 'zod';
import { MOST_FAULTS } from './cap-faults.js';
import type { Member, Members } from './members.js';
import { nearest } from './nearest.js';
import { KEYS_ELSEWHERE, KEYS_NOT_BUILT, NOT_BUILT } from './not-built.js';
import { explainType, kindOfValue } from './type-words.js';
import { unionIssues } from './union-issues.js';
import type { Issue, IssueNotes } from './zod-issues.js';

type Path = readonly (string | number)[];

/** What a name at a path names, for codes and messages. */
function nounOf(path: Path): 'operation' | 'role' | 'model' | 'channel' | 'loss' | 'value' {
  const last = path[path.length - 1];
  if (path[0] === 'columns' && path.length === 3) {
    if (last === 'op') return 'operation';
    if (last === 'role') return 'role';
  }
  if (path[0] === 'privacy' && path[1] === 'models' && path.length === 4 && last === 'model') return 'model';
  if (path[0] === 'privacy' && path[1] === 'loss' && last === 'kind') return 'loss';
  return path[0] === 'channel' && last === 'kind' ? 'channel' : 'value';
}

/** `columns.fee.edges[2]`, as a reader would say it. */
export function pathText(path: Path): string {
  return path.map((part, i) => (typeof part === 'number' ? `[${part}]` : i === 0 ? part : `.${part}`)).join('');
}

function list(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}

/** The value at a path, and whether it is there at all. */
function lookUp(root: unknown, path: Path): { readonly there: boolean; readonly value: unknown } {
  let value = root;
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part))
      return { there: false, value: undefined };
    value = (value as Record<string | number, unknown>)[part];
  }
  return { there: value !== undefined, value };
}

const SECRET_KEYS: readonly (string | number)[] = ['key', 'sign', 'history'];

/**
 * Faults in our words for what zod found, each with its path. Values of the file are named only where they are names
 * (a key, an operation); never what stands where a secret belongs.
 * @param root what was parsed, to say what was found instead
 */
export function schemaFaults(notes: IssueNotes, root: unknown, members: Members): readonly Fault[] {
  return withoutEchoes(notes.issues.flatMap((issue) => explain(issue, issue.path as Path)));

  /** @param whole description of the union that the issue is a branch of */
  function explain(issue: Issue, path: Path, whole?: string): readonly Fault[] {
    const { there, value } = lookUp(root, path);
    const where = path.length === 0 ? 'the product file' : `\`${pathText(path)}\``;
    const description = notes.description(issue) ?? (issue.path.length === 0 ? whole : undefined);
    const demand = notes.demand(issue);
    const fault = (what: string, message: string, hint?: string): readonly Fault[] => [
      { code: `schema/${what}`, message, ...(hint !== undefined && { hint }), path },
    ];

    switch (issue.code) {
      case 'unrecognized_keys':
        return issue.keys
          .slice(0, MOST_FAULTS + 1)
          .map((key) => unknownKey(key, [...path, key], notes.knownKeys(issue), members));
      case 'invalid_union':
        if (issue.errors.length === 0) return badTag(issue as Issue & { options?: unknown }, path, there, value);
        return unionIssues(issue.errors, value).flatMap((chosen) =>
          explain(chosen, [...path, ...(chosen.path as Path)], description),
        );
      case 'invalid_type':
        if (!there) return fault('missing', `${where} is missing`, description);
        return secret(path) ?? fault('type', `${where}: ${explainType(issue.expected, value)}`, demand ?? description);
      case 'invalid_value': {
        const options = issue.values.map(String);
        if (!there) return fault('missing', `${where} is missing; expected ${oneOf(options)}`, description);
        return badName(options, path, where, value, description);
      }
      case 'invalid_format':
        return secret(path) ?? fault('format', `${where}: ${demand ?? 'expected another form'}`, description);
      case 'too_small':
      case 'too_big':
        return fault('range', `${where}: ${boundText(issue)}`, description);
      case 'custom':
        return fault('rule', `${where}: ${demand ?? 'breaks a rule'}`, description);
      case 'invalid_key': {
        const wanted = issue.issues.map((inner) => notes.demand(inner)).find((text) => text !== undefined);
        return fault('value', `${where}: ${wanted ?? 'expected another name'}`, description);
      }
      case 'invalid_element':
      case 'not_multiple_of':
        return fault('value', `${where}: expected another value`, description);
    }
  }

  function secret(path: Path): readonly Fault[] | undefined {
    if (!SECRET_KEYS.includes(path[path.length - 1])) return undefined;
    const forms = path[path.length - 1] === 'sign' ? '`file:PATH`' : '`env:NAME` or `file:PATH`';
    return [
      {
        code: 'schema/key-as-value',
        message: `\`${pathText(path)}\`: expected a reference, ${forms}`,
        hint: 'a secret never stands in a product file; if this was one, it is no secret any more: make a new one',
        path,
      },
    ];
  }
}

/** A misspelt key is one mistake: the key that it stands for is not missing besides. */
function withoutEchoes(faults: readonly Fault[]): readonly Fault[] {
  const misspelt = faults.filter(({ code }) => code === 'schema/unknown-key').map(({ path = [] }) => path);
  return faults.filter(({ code, path = [] }) => {
    const name = path[path.length - 1];
    return !(code === 'schema/missing' && misspelt.some((other) => siblings(other, path) && meansKey(other, name)));
  });
}

function siblings(a: Path, b: Path): boolean {
  return a.length === b.length && a.slice(0, -1).every((part, i) => part === b[i]);
}

function meansKey(misspelt: Path, name: string | number): boolean {
  return nearest(String(misspelt[misspelt.length - 1]), [String(name)]) !== undefined;
}

function oneOf(options: readonly string[]): string {
  return options.length === 1 ? list(options) : `one of ${list(options)}`;
}

function unknownKey(key: string, path: Path, known: readonly string[], { operations }: Members): Fault {
  const parent = path.slice(0, -1);
  const owners = path[0] === 'columns' && path.length === 3 ? operations.filter((op) => takes(op, key)) : [];
  const meant = nearest(key, known);
  const inside = parent.length === 0 ? 'the product file' : `\`${pathText(parent)}\``;
  const fault = { code: 'schema/unknown-key', message: `unknown key \`${key}\` in ${inside}`, path };
  if (owners.length > 0)
    return { ...fault, hint: `it belongs to ${owners.map(({ kind }) => `\`op: ${kind}\``).join(', ')}` };
  if (meant !== undefined) return { ...fault, hint: `did you mean \`${meant}\`?` };
  if (parent.length === 0 && KEYS_NOT_BUILT.includes(key)) {
    return {
      ...fault,
      code: 'schema/not-built',
      message: `\`${key}\` is not built in this version`,
      hint: 'leave it out',
    };
  }
  if (parent.length === 0 && Object.hasOwn(KEYS_ELSEWHERE, key))
    return { ...fault, hint: `it belongs under \`${KEYS_ELSEWHERE[key]}\`` };
  return { ...fault, hint: known.length === 0 ? 'no key is expected here' : `expected ${oneOf(known)}` };
}

function takes({ params }: Member, key: string): boolean {
  return params instanceof z.ZodObject && key in params.shape;
}

function badTag(issue: Issue & { options?: unknown }, path: Path, there: boolean, value: unknown): readonly Fault[] {
  const all = Array.isArray(issue.options) ? issue.options.filter((option) => typeof option === 'string') : [];
  const later = NOT_BUILT[nounOf(path)] ?? [];
  const options = all.filter((option) => !later.includes(option));
  const where = `\`${pathText(path)}\``;
  if (!there) {
    return [{ code: 'schema/missing', message: `${where} is missing; expected ${oneOf(options)}`, path }];
  }
  return badName(options, path, where, value, undefined);
}

/** A name that is none of the options: unknown, misspelt, or of a later version. */
function badName(
  options: readonly string[],
  path: Path,
  where: string,
  value: unknown,
  description: string | undefined,
): readonly Fault[] {
  const noun = nounOf(path);
  if (typeof value !== 'string') {
    // `sluice: 2`: the kind is right, so naming it would only puzzle.
    const found = typeof value === 'number' && options.some((option) => /^[0-9]+$/.test(option));
    const message = `${where}: expected ${oneOf(options)}${found ? '' : `, found ${kindOfValue(value)}`}`;
    return [
      {
        code: found ? 'schema/value' : 'schema/type',
        message,
        ...(description !== undefined && { hint: description }),
        path,
      },
    ];
  }
  if (NOT_BUILT[noun]?.includes(value)) {
    const message = `${noun} \`${value}\` is not built in this version`;
    return [{ code: 'schema/not-built', message, hint: `this version has ${list(options)}`, path }];
  }
  const code = noun === 'value' ? 'schema/value' : `schema/unknown-${noun}`;
  const message =
    noun === 'value'
      ? `${where}: expected ${oneOf(options)}`
      : `unknown ${noun} \`${value}\`; expected ${oneOf(options)}`;
  const meant = nearest(value, options);
  const hint = meant === undefined ? description : `did you mean \`${meant}\`?`;
  return [{ code, message, ...(hint !== undefined && { hint }), path }];
}

function boundText(issue: Extract<Issue, { code: 'too_small' | 'too_big' }>): string {
  const least = issue.code === 'too_small';
  const bound = String(least ? issue.minimum : issue.maximum);
  if (issue.origin === 'string')
    return least && bound === '1' ? 'expected a text' : `expected at most ${bound} characters`;
  if (issue.origin === 'array')
    return `expected at ${least ? 'least' : 'most'} ${bound} ${bound === '1' ? 'entry' : 'entries'}`;
  const open = issue.inclusive === false;
  if (least) return open ? `expected a number above ${bound}` : `expected at least ${bound}`;
  return open ? `expected a number below ${bound}` : `expected at most ${bound}`;
}
