import { fail } from '@sluice/errors';
import type { CodedColumn } from '@sluice/table';

/** The only input of an operation that takes one column. */
export function oneColumn(columns: readonly CodedColumn[], kind: string): CodedColumn {
  if (columns.length !== 1) {
    fail('internal', 'internal/inputs', `Operation '${kind}' takes one column, it was given ${columns.length}.`);
  }
  return columns[0];
}
