import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SluiceError } from '@sluice/errors';
import { afterAll } from 'vitest';

/** A folder for the tests of one file, removed afterwards. */
export function scratch() {
  const folder = mkdtempSync(join(tmpdir(), 'sluice-duckdb-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  let next = 0;
  return {
    folder,
    list: () => readdirSync(folder),
    path: (name: string) => join(folder, name),
    bytes: (path: string) => readFileSync(path),
    /** Writes a file of its own and returns its path. */
    file(content: string | Uint8Array, ending = 'csv') {
      const path = join(folder, `f${next++}.${ending}`);
      writeFileSync(path, content);
      return path;
    },
  };
}

/** The error of something that must fail. */
export async function failure(work: Promise<unknown>): Promise<SluiceError> {
  try {
    await work;
  } catch (error) {
    return error as SluiceError;
  }
  throw new Error('expected a failure');
}
