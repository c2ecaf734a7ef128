import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { fail } from '@sluice/errors';
import type { CodedColumn } from '@sluice/table';
import { z } from 'zod';
import { countText } from '../columns/count-text.js';
import { mapValues } from '../columns/map-values.js';
import { requireKeyLength } from '../keys/length.js';
import { keyReference } from '../keys/reference.js';
import type { Operation } from '../operation.js';
import { isWellFormed } from '../text/well-formed.js';
import { oneColumn } from './one-column.js';

const params = z.strictObject({
  key: keyReference,
  domain: z.string().min(1).optional().describe('columns and tables of one domain get the same pseudonym for a value'),
  length: z.int().min(16).max(64).default(32).describe('hex digits of the pseudonym, four bits each'),
});

export type PseudonymParams = z.infer<typeof params>;

/**
 * Replaces each value by the first `length` hex digits that `mac` gives for its UTF-8 bytes.
 * @throws transform/lone-surrogate when a value has no UTF-8 form, transform/pseudonym-collision when two values would
 * become one
 */
export function tokenise(column: CodedColumn, mac: (message: Uint8Array) => Uint8Array, length: number): CodedColumn {
  let inputs = 0;
  const output = mapValues(
    column,
    'string',
    (value) => {
      if (!isWellFormed(value)) return undefined;
      inputs++;
      return bytesToHex(mac(utf8ToBytes(value))).slice(0, length);
    },
    {
      refuse: (offenders) =>
        fail(
          'input',
          'transform/lone-surrogate',
          `Column '${column.name}': ${countText(offenders, column)} hold half a surrogate pair and have no UTF-8 form.`,
          { hint: 'Mend the text encoding at the source.', path: ['columns', column.name, 'op'] },
        ),
    },
  );
  const collisions = inputs - output.values.length;
  if (collisions > 0) {
    fail(
      'refused',
      'transform/pseudonym-collision',
      `Column '${column.name}': ${collisions} of ${inputs} distinct values share a pseudonym with another value.`,
      { hint: 'Raise `length` (64 hex digits at most).', path: ['columns', column.name, 'length'] },
    );
  }
  return output;
}

/**
 * Keyed pseudonym: HMAC-SHA-256 (RFC 2104, FIPS 198-1) of the value's UTF-8 bytes, in lower-case hex, cut to `length`.
 * One value has one pseudonym under one derived key, whatever column or table it stands in. Not reversible by
 * computation, but who holds the key can try out every likely value: the key is as secret as the column.
 * Injective because a collision is a refusal.
 */
export const pseudonym: Operation<PseudonymParams> = Object.freeze<Operation<PseudonymParams>>({
  kind: 'pseudonym',
  params,
  inputs: 1,
  outputs: 1,
  per: 'value',
  properties: Object.freeze({ needsKey: true, reversible: false, deterministic: true, injective: true }),
  effect: (labels) => labels.map((label) => ({ ...label, token: true })),
  apply(columns, { length }, context) {
    const column = oneColumn(columns, 'pseudonym');
    const key = context.key?.();
    if (!key) return fail('internal', 'internal/no-key', `Column '${column.name}': no key was derived.`);
    requireKeyLength(key);
    // Cloning a keyed state saves hashing the two key pads for every value.
    const keyed = hmac.create(sha256, key);
    const output = tokenise(column, (message) => keyed.clone().update(message).digest(), length);
    keyed.destroy();
    return [output];
  },
  publicParams: ({ domain, length }) => ({ ...(domain !== undefined && { domain }), length }),
});
