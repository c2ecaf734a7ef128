import { randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { fail } from '@sluice/errors';
import { TOMBSTONE_PATH } from '@sluice/provenance';
import type { Disk } from '../build/disk.js';
import { candidateIn } from '../publish/standing.js';

/**
 * The directory holds that very release: nothing else is ever removed.
 * @throws SluiceError `takedown/none`, `takedown/other`
 */
export async function requireRelease(directory: string, candidate: string, disk: Disk): Promise<void> {
  const found = await candidateIn(directory, disk);
  if (found === undefined)
    fail('input', 'takedown/none', 'there is no release at that path', { hint: 'name the directory of the release' });
  if (found !== candidate)
    fail('refused', 'takedown/other', 'another release stands at that path', {
      hint: '`sluice status DIR` tells which one; nothing was changed',
    });
}

/**
 * Puts a tombstone in the place of a release: the data goes, who it was and why it went stays. The tombstone is written
 * beside it first, so that the path holds a whole release or a whole tombstone at any moment but one rename.
 * @param candidate digest of the candidate that the release was made from, as the register has it
 * @param tombstone signed bytes, see `signTombstone`
 * @throws SluiceError `takedown/none`; `io` with the disk's reason
 */
export async function takeDown(directory: string, candidate: string, tombstone: Uint8Array, disk: Disk): Promise<void> {
  await requireRelease(directory, candidate, disk);
  const parent = dirname(directory);
  const mark = randomBytes(4).toString('hex');
  const fresh = join(parent, `.${basename(directory)}.sluice-partial-${process.pid}-${mark}`);
  const old = join(parent, `.${basename(directory)}.sluice-removed-${process.pid}-${mark}`);
  await disk.makeDirectory(fresh, true);
  await disk.makeDirectory(join(fresh, 'manifest'));
  await disk.write(join(fresh, TOMBSTONE_PATH), tombstone);
  await disk.sync(join(fresh, 'manifest'));
  await disk.sync(fresh);
  await disk.rename(directory, old);
  try {
    await disk.publish(fresh);
    await disk.rename(fresh, directory);
  } catch (error) {
    await disk.rename(old, directory);
    throw error;
  }
  await disk.sync(parent);
  await disk.remove(old);
}
