import { SluiceError } from '@sluice/errors';
import { RECORD_KINDS, type RecordKind } from '@sluice/registry';
import { kindNamed } from './kind-named.js';
import { textOf, textsOf } from './options.js';
import { type BodyFile, readBodyFile } from './read-body.js';
import { setMembers } from './set-members.js';
import type { VerbArgs } from './verb.js';

/** The body that a command line gives, from `--file` and `--set`. */
export interface GivenBody {
  /** Whether anything was given at all. */
  readonly given: boolean;
  /** The body: the file's, else `base`, with the members set. */
  over(base: unknown): unknown;
  /** Runs the work; its faults about the body are placed in the file, where they come from one. */
  placing<T>(work: () => Promise<T>): Promise<T>;
}

export const BODY_OPTIONS = Object.freeze({
  file: { type: 'string' },
  set: { type: 'string', multiple: true },
} as const);
export const BODY_HELP: readonly (readonly [string, string])[] = [
  ['--file BODY', 'YAML or JSON file with the body'],
  ['--set NAME=VALUE', 'a member, again for each: a.b for a member of a member, lists by comma'],
];

/** @throws SluiceError `records/unreadable`, `syntax/…`, `registry/unknown-kind`; `usage/set` when it is used */
export function givenBody(kindName: string, values: VerbArgs['values']): GivenBody {
  const kind: RecordKind = kindNamed(RECORD_KINDS, kindName);
  const file = textOf(values, 'file');
  const settings = textsOf(values, 'set');
  const read: BodyFile | undefined = file === undefined ? undefined : readBodyFile(file);
  return {
    given: read !== undefined || settings.length > 0,
    over: (base) => setMembers(kind, read === undefined ? base : read.value, settings),
    async placing(work) {
      try {
        return await work();
      } catch (error) {
        if (!(error instanceof SluiceError) || read === undefined) throw error;
        const { source } = read;
        throw new SluiceError(
          error.kind,
          error.faults.map((fault) => {
            if (fault.path === undefined || fault.place !== undefined) return fault;
            const key = fault.code === 'record/unknown-member';
            return { ...fault, place: key ? source.placeOfKey(fault.path) : source.placeOf(fault.path) };
          }),
        );
      }
    },
  };
}
