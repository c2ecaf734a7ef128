import { describe, expect, test } from 'vitest';
import { integerCanary, textCanary } from './canary.js';
import { findCanaries } from './find.js';
import { scanBytes } from './scan-file.js';

const around = (bytes: Uint8Array) => Buffer.concat([Buffer.alloc(5, 'x'), bytes, Buffer.alloc(3, 'y')]);

describe('findCanaries', () => {
  test('text in every encoding, at any offset', async () => {
    const canary = textCanary('cell');
    const utf16 = Buffer.from(canary.text, 'utf16le');
    const base64 = Buffer.from(Buffer.from(canary.text).toString('base64'));
    for (const bytes of [Buffer.from(canary.text), utf16, Buffer.from(utf16).swap16(), base64])
      expect((await scanBytes(around(bytes), [canary])).map((leak) => leak.what)).toEqual(['cell']);
  });

  test('integers as digits, as 64-bit integers and as doubles', () => {
    const canary = integerCanary('id');
    const little = Buffer.alloc(8);
    little.writeBigInt64LE(BigInt(canary.text));
    const double = Buffer.alloc(8);
    double.writeDoubleLE(Number(canary.text));
    for (const bytes of [Buffer.from(canary.text), little, Buffer.from(little).reverse(), double])
      expect(findCanaries([{ where: 'here', bytes: around(bytes) }], [canary])).toMatchObject([
        { what: 'id', where: 'here' },
      ]);
  });

  test('finds nothing where nothing is', () => {
    const bytes = Buffer.from(textCanary('another').text);
    expect(findCanaries([{ where: 'here', bytes }], [textCanary('cell'), integerCanary('id')])).toEqual([]);
  });
});
