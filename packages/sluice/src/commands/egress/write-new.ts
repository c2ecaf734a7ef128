import { randomBytes } from 'node:crypto';
import { link, open, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fail } from '@sluice/errors';

/**
 * Refuses a path that is taken, before any work is done.
 * @throws SluiceError `out/exists`
 */
export async function checkFree(path: string): Promise<void> {
  const taken = await stat(path).then(
    () => true,
    () => false,
  );
  if (taken) refuseTaken();
}

function refuseTaken(): never {
  return fail('input', 'out/exists', 'the file of --out is there already', {
    hint: 'a table is never written over: name another file',
  });
}

async function forceToDisk(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Writes a file that must not be there yet: whole or not at all. The finished temporary file gets its name by a link,
 * because renaming would replace a file that somebody made meanwhile.
 * @throws SluiceError `out/exists`; `io/out` for the disk
 */
export async function writeNew(path: string, chunks: Iterable<Uint8Array>): Promise<void> {
  const part = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.part`);
  try {
    const file = await open(part, 'wx', 0o600);
    try {
      for (const chunk of chunks) await file.writeFile(chunk);
      await file.chmod(0o666 & ~process.umask());
      await file.sync();
    } finally {
      await file.close();
    }
    await link(part, path);
    await rm(part, { force: true });
    await forceToDisk(dirname(path));
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') refuseTaken();
    fail('io', 'io/out', 'cannot write the file of --out', { hint: 'check the folder, its permissions and the disk' });
  }
}
