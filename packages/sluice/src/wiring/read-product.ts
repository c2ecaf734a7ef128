import { readFileSync, statSync } from 'node:fs';
import { fail } from '@sluice/errors';
import { LARGEST_BYTES, type ParsedProduct, parseProduct } from '@sluice/product';

/** Reads and parses a product file; what is wrong inside it is in the result, what is wrong with the file is thrown. */
export function readProduct(path: string): ParsedProduct {
  let bytes: Uint8Array;
  try {
    const { size } = statSync(path);
    if (size > LARGEST_BYTES)
      // refused before it is read, not only before it is parsed
      fail('input', 'syntax/too-large', `the product file has ${size} bytes, more than ${LARGEST_BYTES}`, {
        place: { file: path },
        hint: 'a product file describes a table; move long hierarchies to files of their own',
      });
    bytes = readFileSync(path);
  } catch (error) {
    if (error instanceof Error && error.name === 'SluiceError') throw error;
    return fail('input', 'product/unreadable', 'cannot read the product file', {
      place: { file: path },
      hint: 'check the path; it must be a readable file',
    });
  }
  return parseProduct(bytes, { file: path });
}
