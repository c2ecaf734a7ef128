import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fail } from '@sluice/errors';
import { verifyEd25519 } from '@sluice/provenance/node';
import type { ReleaseEntry, TableReader, VerifyHost } from './host.js';

/**
 * A release in a directory. Links are reported, never followed.
 *
 * @param readTable reads a data file by its path on disk (an engine's, or one's own).
 */
export function nodeHost(directory: string, readTable: TableReader): VerifyHost {
  const at = (path: string) => join(directory, path);
  return {
    async list() {
      try {
        return await entriesUnder(directory, '');
      } catch {
        return fail('input', 'verify/unreadable', 'verify: the directory of the release cannot be read', {
          hint: 'name the directory that holds SHA256SUMS',
        });
      }
    },
    read: (path) => withFile(at(path), async (file) => new Uint8Array(await file.readFile())),
    digest: (path) =>
      withFile(at(path), async (file) => {
        const hash = createHash('sha256');
        let bytes = 0;
        for await (const chunk of file.createReadStream({ autoClose: false })) {
          hash.update(chunk as Uint8Array);
          bytes += (chunk as Uint8Array).length;
        }
        return { bytes, sha256: hash.digest('hex') };
      }),
    readTable: (path, format, types) => readTable(at(path), format, types),
    verifyEd25519,
  };
}

async function entriesUnder(directory: string, prefix: string): Promise<ReleaseEntry[]> {
  const entries: ReleaseEntry[] = [];
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    const path = prefix + entry.name;
    const kind = entry.isDirectory() ? 'directory' : entry.isFile() ? 'file' : 'other';
    entries.push({ path, kind });
    if (kind === 'directory') entries.push(...(await entriesUnder(join(directory, entry.name), `${path}/`)));
  }
  return entries;
}

async function withFile<T>(path: string, use: (file: FileHandle) => Promise<T>): Promise<T> {
  // A link put in the place of a file after the listing is not followed either (no such flag on Windows).
  const file = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0)).catch(() =>
    fail('io', 'verify/read', 'verify: a file of the release cannot be read'),
  );
  try {
    return await use(file);
  } finally {
    await file.close();
  }
}
