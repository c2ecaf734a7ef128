import { randomBytes } from 'node:crypto';
import { link, open, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fail, SluiceError } from '@sluice/errors';

const taken = (): never =>
  fail('input', 'out/exists', 'there is a file at that path already', {
    hint: 'it is never written over: name another',
  });

/**
 * Writes a file that must not be there yet, whole or not at all. It is for its owner alone: the records of an
 * organisation are in it.
 * @throws SluiceError `out/exists`, `io/out`, and what `fill` throws
 */
export async function newFile(
  path: string,
  fill: (write: (line: string) => Promise<void>) => Promise<void>,
): Promise<void> {
  if ((await stat(path).catch(() => undefined)) !== undefined) taken();
  const part = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.part`);
  try {
    const file = await open(part, 'wx', 0o600);
    try {
      await fill((line) => file.writeFile(`${line}\n`));
      await file.sync();
    } finally {
      await file.close();
    }
    // A link refuses where somebody made the file meanwhile; a rename would replace it.
    await link(part, path);
  } catch (error) {
    if (error instanceof SluiceError) throw error;
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') taken();
    fail('io', 'io/out', 'cannot write the file', { hint: 'check the folder, its permissions and the disk' });
  } finally {
    await rm(part, { force: true }).catch(() => undefined);
  }
}
