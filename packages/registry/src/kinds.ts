import { fail } from '@sluice/errors';
import { SEALED } from './log/entry.js';
import type { RecordKind } from './record.js';

/** The kinds that an open registry knows, by name. */
export type Kinds = ReadonlyMap<string, RecordKind>;

/** Names that the log uses for itself. */
const RESERVED: readonly string[] = [SEALED, 'registry'];

/**
 * @throws SluiceError `registry/kind-invalid` (a fault of the program): a name twice or reserved, a state or event that
 *   is not declared
 */
export function kindsOf(kinds: readonly RecordKind[]): Kinds {
  const byName = new Map<string, RecordKind>();
  for (const kind of kinds) {
    const wrong = flaw(kind, byName);
    if (wrong !== undefined) fail('internal', 'registry/kind-invalid', `record kind \`${kind.kind}\`: ${wrong}`);
    byName.set(kind.kind, kind);
  }
  return byName;
}

function flaw(kind: RecordKind, before: Kinds): string | undefined {
  if (!/^[a-z][a-z0-9-]{0,63}$/.test(kind.kind)) return 'expected a name of small letters, digits and hyphens';
  if (RESERVED.includes(kind.kind)) return 'this name is reserved';
  if (before.has(kind.kind)) return 'two kinds of this name';
  if (!kind.states.includes(kind.first)) return `its first state \`${kind.first}\` is not among its states`;
  for (const [event, { from, to }] of Object.entries(kind.transitions)) {
    if (!/^[a-z][a-z0-9-]{0,63}$/.test(event) || event === 'add') return `event \`${event}\` has no usable name`;
    const unknown = [...from, to].find((state) => !kind.states.includes(state));
    if (unknown !== undefined) return `event \`${event}\` names the unknown state \`${unknown}\``;
  }
  return undefined;
}

/** @throws SluiceError `registry/unknown-kind` */
export function kindNamed(kinds: Kinds, name: string): RecordKind {
  const kind = kinds.get(name);
  if (kind !== undefined) return kind;
  fail('input', 'registry/unknown-kind', 'unknown kind of record', {
    hint: `expected one of ${[...kinds.keys()].map((known) => `\`${known}\``).join(', ')}`,
  });
}
