import { fail } from '@sluice/errors';
import type { CompiledColumn } from '../check/compile-columns.js';

/** Whether a keyed pseudonym of a direct column leaves: it tells which rows belong to one person. */
export function releasesToken(columns: readonly CompiledColumn[]): boolean {
  return columns.some(({ role, output }) => role === 'direct' && output?.token === true && !output.constant);
}

/** Without a subject nobody knows which rows the token links. */
export function requireSubject(): never {
  return fail(
    'refused',
    'label/token-without-subject',
    'a pseudonym leaves, which links rows, but the product names no subject',
    {
      path: ['columns'],
      hint: 'name the column that tells people apart: `subject: …`',
    },
  );
}
