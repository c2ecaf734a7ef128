import type { Fault } from '@sluice/errors';
import type { CompiledColumn } from './compile-columns.js';

/** Says of each direct column that leaves in clear, however shortened, that it counts as a quasi-identifier. */
export function labelWarnings(columns: readonly CompiledColumn[]): readonly Fault[] {
  return columns
    .filter(({ role, inTuple }) => role === 'direct' && inTuple)
    .map(({ name, op }) => ({
      code: 'label/direct-becomes-quasi',
      severity: 'warning' as const,
      message: `column \`${name}\` is direct and leaves by \`${op.kind}\`: it counts as a quasi-identifier`,
      hint: 'drop it (no operation) where nobody needs it',
      path: ['columns', name],
    }));
}
