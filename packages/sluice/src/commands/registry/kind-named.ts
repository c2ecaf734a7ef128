import { fail } from '@sluice/errors';
import type { RecordKind } from '@sluice/registry';

/** @throws SluiceError `registry/unknown-kind` */
export function kindNamed(kinds: readonly RecordKind[], name: string): RecordKind {
  return (
    kinds.find(({ kind }) => kind === name) ??
    fail('input', 'registry/unknown-kind', 'unknown kind of record', {
      hint: `expected one of ${kinds.map(({ kind }) => `\`${kind}\``).join(', ')}`,
    })
  );
}
