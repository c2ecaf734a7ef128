import { randomBytes } from 'node:crypto';
import { basename, dirname, join, resolve } from 'node:path';
import { fail } from '@sluice/errors';
import { nodeDisk } from '@sluice/product';

/**
 * Writes a directory that must not be there yet: in a hidden sibling, forced to the disk, then renamed, so that it
 * stands whole or not at all.
 * @throws SluiceError `output/exists`, `output/no-parent`, `io/…`
 */
export async function newDirectory(path: string, files: Readonly<Record<string, Uint8Array>>): Promise<void> {
  const target = resolve(path);
  if (await nodeDisk.exists(target))
    fail('input', 'output/exists', 'the output directory exists already', { hint: 'name one that is not there yet' });
  if (!(await nodeDisk.exists(dirname(target))))
    fail('input', 'output/no-parent', 'the parent of the output directory does not exist', { hint: 'make it first' });
  const part = join(dirname(target), `.${basename(target)}.sluice-partial-${randomBytes(4).toString('hex')}`);
  try {
    await nodeDisk.makeDirectory(part, true);
    for (const [name, bytes] of Object.entries(files)) await nodeDisk.write(join(part, name), bytes);
    await nodeDisk.sync(part);
    await nodeDisk.publish(part);
    await nodeDisk.rename(part, target);
  } catch (error) {
    await nodeDisk.remove(part);
    throw error;
  }
  await nodeDisk.sync(dirname(target));
}
