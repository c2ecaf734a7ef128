import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** Every file that the root export reaches, with its text. */
function reached(from: URL, seen = new Map<string, string>()): Map<string, string> {
  if (seen.has(from.pathname)) return seen;
  const source = readFileSync(from, 'utf8');
  seen.set(from.pathname, source);
  for (const [, specifier] of source.matchAll(/from '(\.[^']*)\.js'/g)) reached(new URL(`${specifier}.ts`, from), seen);
  return seen;
}

describe('the root export runs in a browser', () => {
  const files = reached(new URL('./index.ts', import.meta.url));

  it('is followed to its leaves', () => expect(files.size).toBeGreaterThan(15));

  it.each([...files])('%s', (_, source) => {
    const code = source.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
    expect(code).not.toMatch(/from 'node:|\bBuffer\b|\bprocess\b|\brequire\(/);
  });
});
