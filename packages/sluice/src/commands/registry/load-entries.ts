import { type Fault, SluiceError } from '@sluice/errors';
import type { BodyFile } from './read-body.js';

/** One step of an entry: an event, or an event with what it needs. */
export interface LoadStep {
  readonly event: string;
  readonly reason?: string;
  readonly body?: unknown;
  readonly as?: string;
  readonly role?: string;
}

/** One record of a file for `load`. */
export interface LoadEntry {
  readonly kind: string;
  readonly id: string;
  readonly body: unknown;
  readonly steps: readonly LoadStep[];
}

type Path = readonly (string | number)[];

const ENTRY = { kind: true, id: true, body: true, steps: false } as const;
const STEP = { event: true, reason: false, body: false, as: false, role: false } as const;
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The entries of a file: a list of `{kind, id, body, steps}`. Bodies are left to the registry.
 * @throws SluiceError `records/list`, `records/entry` with the place of each fault
 */
export function loadEntries({ value, source }: BodyFile): readonly LoadEntry[] {
  const faults: Fault[] = [];
  const tell = (code: string, message: string, path: Path, hint: string): void => {
    faults.push({ code, message, path, hint, place: source.placeOf(path) });
  };

  /** Whether a mapping has the members that it needs, all others known, and texts where `body` is not meant. */
  function shaped(item: unknown, members: Readonly<Record<string, boolean>>, path: Path, where: string): boolean {
    const hint = `expected ${Object.keys(members)
      .map((name) => `\`${name}\``)
      .join(', ')}`;
    if (!isObject(item)) {
      tell('records/entry', `${where}: expected a mapping`, path, hint);
      return false;
    }
    const before = faults.length;
    for (const [name, needed] of Object.entries(members)) {
      const at = [...path, name];
      if (!Object.hasOwn(item, name)) {
        if (needed) tell('records/entry', `${where}: \`${name}\` is missing`, path, hint);
      } else if (name !== 'body' && name !== 'steps' && typeof item[name] !== 'string')
        tell('records/entry', `${where}: \`${name}\`: expected a text`, at, 'put it in quotes');
    }
    for (const name of Object.keys(item)) {
      if (Object.hasOwn(members, name)) continue;
      const path_ = [...path, name];
      const message = `${where}: unknown member ${/^[\w-]{1,64}$/.test(name) ? `\`${name}\`` : '(unprintable)'}`;
      faults.push({ code: 'records/entry', message, path: path_, hint, place: source.placeOfKey(path_) });
    }
    return faults.length === before;
  }

  function stepsOf(given: unknown, path: Path, where: string): readonly LoadStep[] {
    if (given === undefined) return [];
    if (!Array.isArray(given)) {
      tell('records/entry', `${where}: \`steps\`: expected a list of events`, path, 'such as `steps: [sign]`');
      return [];
    }
    return given.flatMap((step: unknown, i): readonly LoadStep[] => {
      if (typeof step === 'string') return [{ event: step }];
      return shaped(step, STEP, [...path, i], `${where}, step ${i + 1}`) ? [step as LoadStep] : [];
    });
  }

  const entries: LoadEntry[] = [];
  if (!Array.isArray(value))
    tell('records/list', 'expected a list of records', [], 'each is `{kind, id, body, steps}`; steps may be left out');
  else
    value.forEach((item: unknown, i) => {
      const where = `entry ${i + 1}`;
      if (!shaped(item, ENTRY, [i], where)) return;
      const { kind, id, body, steps } = item as Readonly<Record<keyof typeof ENTRY, unknown>>;
      entries.push({ kind: kind as string, id: id as string, body, steps: stepsOf(steps, [i, 'steps'], where) });
    });
  if (faults.length > 0) throw new SluiceError('input', faults);
  return entries;
}
