import { expect, test } from 'vitest';
import { caught } from '../../test/column.js';
import { keyReference, parseKeyReference } from './reference.js';

test('references name a variable or a path', () => {
  expect(parseKeyReference('env:SLUICE_KEY')).toEqual({ kind: 'env', name: 'SLUICE_KEY' });
  expect(parseKeyReference('file:keys/a b.hex')).toEqual({ kind: 'file', path: 'keys/a b.hex' });
});

test.each(['', 'env:', 'file:', 'env:1A', 'env:A B', 'kms:x', 'ENV:A', 'file:a\nb', 'file:a\0b', 'f00dfeedf00dfeed'])(
  '%j is no reference, and is not repeated',
  (text) => {
    const error = caught(() => parseKeyReference(text));
    expect(error.code).toBe('key/reference');
    if (text.length > 5) expect(JSON.stringify(error.faults)).not.toContain(text);
    expect(keyReference.safeParse(text).success).toBe(false);
  },
);
