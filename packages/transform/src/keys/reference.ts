import { fail } from '@sluice/errors';
import { z } from 'zod';

const REFERENCE = /^(?:env:([A-Za-z_][A-Za-z0-9_]*)|file:([^\0\r\n]+))$/;

/** Where a secret is found: the name of an environment variable, or a path relative to the product file. */
export type KeyReference =
  | { readonly kind: 'env'; readonly name: string }
  | { readonly kind: 'file'; readonly path: string };

/** Schema of a key in a product file. Its message never repeats the text: somebody may have written the key itself. */
export const keyReference = z
  .string()
  .regex(REFERENCE, 'expected a reference, env:NAME or file:PATH, never the key itself')
  .describe('where the secret is: env:NAME or file:PATH');

/** Reads `env:NAME` or `file:PATH`. @throws key/reference */
export function parseKeyReference(text: string): KeyReference {
  const match = REFERENCE.exec(text);
  if (match?.[1] !== undefined) return { kind: 'env', name: match[1] };
  if (match?.[2] !== undefined) return { kind: 'file', path: match[2] };
  return fail('input', 'key/reference', 'A key is given as a reference: env:NAME or file:PATH.', {
    hint: 'Put the secret into an environment variable or a file that only you can read.',
  });
}
