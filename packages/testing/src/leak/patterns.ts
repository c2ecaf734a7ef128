import type { Canary } from './canary.js';

/** Bytes to look for. */
export interface Pattern {
  readonly encoding: string;
  readonly bytes: Buffer;
}

/** Every way in which a canary may lie in a file: as text, and an integer also as a number. */
export function patternsOf({ text }: Canary): Pattern[] {
  const utf16 = Buffer.from(text, 'utf16le');
  const patterns: Pattern[] = [
    { encoding: 'utf-8', bytes: Buffer.from(text, 'utf8') },
    { encoding: 'utf-16le', bytes: utf16 },
    { encoding: 'utf-16be', bytes: Buffer.from(utf16).swap16() },
    { encoding: 'base64', bytes: Buffer.from(Buffer.from(text).toString('base64').slice(0, -4)) },
  ];
  if (/^-?[0-9]+$/.test(text)) {
    const little = Buffer.alloc(8);
    little.writeBigInt64LE(BigInt(text));
    const double = Buffer.alloc(8);
    double.writeDoubleLE(Number(text));
    patterns.push(
      { encoding: 'int64 little-endian', bytes: little },
      { encoding: 'int64 big-endian', bytes: Buffer.from(little).reverse() },
      { encoding: 'double', bytes: double },
    );
  }
  return patterns;
}
