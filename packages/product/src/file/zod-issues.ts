import { z } from 'zod';

export type Issue = z.core.$ZodIssue;

/** What a schema says beside an issue: the keys that it knows, and what it says of itself. */
export interface IssueNotes {
  readonly issues: readonly Issue[];
  /** Keys of the object that an unknown key was found in. */
  knownKeys(issue: z.core.$ZodIssueUnrecognizedKeys): readonly string[];
  /** Description of the schema that raised the issue. */
  description(issue: Issue): string | undefined;
  /** What the schema itself demands in words, for rules that zod has no words for. */
  demand(issue: Issue): string | undefined;
}

/** Marks a message as a description: only what the schema says of itself, no demand. */
const DESCRIBED = '\0';

/**
 * Parses and keeps what zod forgets when it finishes an issue: the schema that raised it. Returns the value where it
 * is good.
 */
export function parseWithNotes<T>(
  schema: z.ZodType<T>,
  value: unknown,
): { readonly ok: true; readonly value: T } | { readonly ok: false; readonly notes: IssueNotes } {
  const keys = new WeakMap<readonly string[], readonly string[]>();
  const parsed = schema.safeParse(value, {
    error(issue) {
      if (issue.code === 'unrecognized_keys' && issue.inst instanceof z.ZodObject) {
        keys.set(issue.keys, Object.keys(issue.inst.shape));
      }
      // A check (such as a minimum) raises in the name of the schema that owns it.
      const owner = 'schema' in issue ? issue['schema'] : issue.inst;
      return DESCRIBED + (owner instanceof z.ZodType ? (owner.description ?? '') : '');
    },
  });
  if (parsed.success) return { ok: true, value: parsed.data };
  return {
    ok: false,
    notes: {
      issues: parsed.error.issues,
      knownKeys: (issue) => keys.get(issue.keys) ?? [],
      description: ({ message }) => (message.startsWith(DESCRIBED) ? message.slice(1) || undefined : undefined),
      demand: ({ message }) => (message.startsWith(DESCRIBED) ? undefined : message),
    },
  };
}
