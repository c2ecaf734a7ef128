import { randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import type { Disk } from '@sluice/product';

/** Writes a file anew: whoever reads it sees the old one or the new one, whole. */
export async function replaceFile(path: string, bytes: Uint8Array, disk: Disk): Promise<void> {
  const fresh = join(
    dirname(path),
    `.${basename(path)}.sluice-partial-${process.pid}-${randomBytes(4).toString('hex')}`,
  );
  try {
    await disk.write(fresh, bytes);
    await disk.rename(fresh, path);
  } catch (error) {
    await disk.remove(fresh);
    throw error;
  }
  await disk.sync(dirname(path));
}
