import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fail } from '@sluice/errors';

/** Text of a file that the product file names. Strict UTF-8: a wrong byte is an error, not a replacement character. */
export function readTextFrom(directory: string): (path: string) => string {
  return (path) => {
    let bytes: Uint8Array;
    try {
      bytes = readFileSync(resolve(directory, path));
    } catch {
      return fail('input', 'file/unreadable', `cannot read the file "${path}" that the product names`, {
        hint: 'paths are relative to the product file',
      });
    }
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
      return fail('input', 'file/not-utf8', `the file "${path}" is not valid UTF-8`, { hint: 'save it as UTF-8' });
    }
  };
}
