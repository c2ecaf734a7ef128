import { expect, test } from 'vitest';
import { caught } from '../../test/column.js';
import { type KeyIo, resolveKey } from './resolve.js';

const bytes = Uint8Array.from({ length: 32 }, (_, i) => (i * 37 + 200) % 256);
const hex = Buffer.from(bytes).toString('hex');
const base64 = Buffer.from(bytes).toString('base64');

const env = (text: string | undefined) => resolveKey('env:KEY', { env: () => text, readFile: () => Uint8Array.of() });
const file = (content: Uint8Array | string, rest: Partial<KeyIo> = {}) =>
  resolveKey('file:k', { env: () => undefined, readFile: () => Buffer.from(content), ...rest });

test('hex digits, base64 and raw bytes give the same key', () => {
  for (const text of [
    hex,
    hex.toUpperCase(),
    base64,
    base64.replace('=', ''),
    Buffer.from(bytes).toString('base64url'),
  ]) {
    for (const end of ['', '\n', '\r\n']) {
      expect(env(text + end)).toEqual(bytes);
      expect(file(text + end)).toEqual(bytes);
    }
  }
  expect(file(bytes)).toEqual(bytes);
});

test('raw bytes lose nothing, not even a last line end', () => {
  const ends = Uint8Array.from([...bytes.subarray(0, 31), 10]);
  expect(file(ends)).toEqual(ends);
});

test('text that is neither hex nor base64 counts as its bytes, without its line end', () => {
  const text = 'forty or more characters, spaces and all';
  expect(Buffer.from(env(`${text}\n`)).toString()).toBe(text);
});

test('longer keys are taken whole', () => {
  expect(env('ab'.repeat(64))).toHaveLength(64);
});

test('less than 32 bytes of material is refused, however long the text', () => {
  for (const text of [
    'a'.repeat(62),
    'ab'.repeat(24),
    Buffer.from(bytes.subarray(1)).toString('base64'),
    'short one',
    '\n',
  ]) {
    expect(caught(() => env(text)).code).toBe('key/too-short');
  }
  expect(caught(() => file(bytes.subarray(1))).code).toBe('key/too-short');
  expect(caught(() => file('')).code).toBe('key/too-short');
});

test('a lost hex digit is refused', () => {
  expect(caught(() => env(hex.slice(1))).code).toBe('key/malformed');
});

test('a variable that is not set and a file that cannot be read are unresolved', () => {
  expect(caught(() => env(undefined)).message).toContain('env:KEY');
  expect(caught(() => env('')).code).toBe('key/unresolved');
  const error = caught(() =>
    file('', {
      readFile: () => {
        throw new Error('ENOENT /somewhere/private');
      },
    }),
  );
  expect(error.code).toBe('key/unresolved');
  expect(JSON.stringify(error.faults)).not.toContain('private');
});

test('a file that group or others may touch is refused', () => {
  for (const mode of [0o100600, 0o100400, undefined]) expect(file(hex, { mode: () => mode })).toEqual(bytes);
  for (const mode of [0o100640, 0o100604, 0o100620, 0o100601, 0o100644]) {
    expect(caught(() => file(hex, { mode: () => mode })).code).toBe('key/file-mode');
  }
});

test('no error repeats the content', () => {
  for (const text of [hex.slice(2), hex.slice(1), base64.slice(0, 30)]) {
    expect(JSON.stringify(caught(() => env(text)).faults)).not.toContain(text.slice(0, 8));
  }
  expect(JSON.stringify(caught(() => file(hex, { mode: () => 0o644 })).faults)).not.toContain(hex.slice(0, 8));
});

test('the key is a copy: wiping it leaves the caller bytes alone', () => {
  for (const content of [Buffer.from(bytes), Buffer.from('forty or more characters, spaces and all')]) {
    const before = Buffer.from(content);
    const key = resolveKey('file:k', { env: () => undefined, readFile: () => content });
    key.fill(0);
    expect(content.equals(before)).toBe(true);
  }
});
