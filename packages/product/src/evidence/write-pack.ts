import { join } from 'node:path';
import { type Disk, nodeDisk } from '../build/disk.js';
import { closeWorkspace, finishWorkspace, openWorkspace } from '../build/workspace.js';
import type { EvidencePack } from './evidence-pack.js';

/**
 * Writes a pack as a directory that must not be there yet: beside it, forced to the disk, then renamed into place.
 * @throws SluiceError `output/exists`, `output/no-parent`, `io/…`
 */
export async function writePack(out: string, pack: EvidencePack, disk: Disk = nodeDisk): Promise<void> {
  const workspace = await openWorkspace(out, undefined, disk);
  try {
    for (const [name, bytes] of Object.entries(pack)) await disk.write(join(workspace.release, name), bytes);
    await disk.sync(workspace.release);
    await finishWorkspace(workspace, out, undefined, disk);
  } catch (error) {
    await closeWorkspace(workspace, disk);
    throw error;
  }
}
