import { randomBytes } from 'node:crypto';
import { lstat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fail } from '@sluice/errors';
import { TOMBSTONE_PATH } from '@sluice/provenance';
import type { Disk } from '../build/disk.js';
import { statementIn } from '../publish/standing.js';

/**
 * The directory holds that very release: nothing else is ever removed.
 * @throws SluiceError `takedown/none`, `takedown/link`, `takedown/other`
 */
export async function requireRelease(directory: string, candidate: string, disk: Disk): Promise<void> {
  const link = await lstat(directory).then(
    (found) => found.isSymbolicLink(),
    () => false,
  );
  if (link)
    fail('input', 'takedown/link', 'that path is a link: the data would stay where it is', {
      hint: 'name the directory itself',
    });
  const found = await statementIn(directory, disk);
  if (found === undefined)
    fail('input', 'takedown/none', 'there is no release at that path', { hint: 'name the directory of the release' });
  if (found.candidate !== candidate)
    fail('refused', 'takedown/other', 'another release stands at that path', {
      hint: '`sluice status DIR` tells which one; nothing was changed',
    });
}

const REMOVED = 'sluice-removed';

/** What an earlier take-down of the same release had set aside and did not get to remove. */
async function setAside(directory: string, candidate: string, disk: Disk): Promise<readonly string[]> {
  const parent = dirname(directory);
  const names = (await disk.list(parent)).filter((name) => name.startsWith(`.${basename(directory)}.${REMOVED}-`));
  const own: string[] = [];
  for (const name of names)
    if ((await statementIn(join(parent, name), disk))?.candidate === candidate) own.push(join(parent, name));
  return own;
}

/**
 * Puts a tombstone in the place of a release: the data goes, who it was and why it went stays. The tombstone is written
 * beside it first, so that the path holds a whole release or a whole tombstone at any moment but one rename. Where it is
 * stopped, a second run finishes: it finds what was set aside.
 * @param candidate digest of the candidate that the release was made from, as the register has it
 * @param tombstone signed bytes, see `signTombstone`
 * @throws SluiceError `takedown/*`; `io` with the disk's reason
 */
export async function takeDown(directory: string, candidate: string, tombstone: Uint8Array, disk: Disk): Promise<void> {
  const parent = dirname(directory);
  const aside = [...(await setAside(directory, candidate, disk))];
  const buried = aside.length > 0 && (await disk.exists(join(directory, TOMBSTONE_PATH)));
  if (!buried) {
    const stands = await disk.exists(directory);
    if (stands || aside.length === 0) await requireRelease(directory, candidate, disk);
    const mark = `${process.pid}-${randomBytes(4).toString('hex')}`;
    const fresh = join(parent, `.${basename(directory)}.sluice-partial-${mark}`);
    await disk.makeDirectory(fresh, true);
    await disk.makeDirectory(join(fresh, 'manifest'));
    await disk.write(join(fresh, TOMBSTONE_PATH), tombstone);
    await disk.sync(join(fresh, 'manifest'));
    await disk.sync(fresh);
    const old = join(parent, `.${basename(directory)}.${REMOVED}-${mark}`);
    if (stands) await disk.rename(directory, old);
    try {
      await disk.publish(fresh);
      await disk.rename(fresh, directory);
    } catch (error) {
      if (stands) await disk.rename(old, directory);
      throw error;
    }
    if (stands) aside.push(old);
    await disk.sync(parent);
  }
  for (const path of aside) await disk.remove(path);
}
