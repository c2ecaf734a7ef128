import { randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { fail } from '@sluice/errors';
import type { Disk } from './disk.js';

/** Where a release and its annex are being built: siblings of their targets, so that a rename finishes them. */
export interface Workspace {
  readonly release: string;
  readonly annex?: string;
}

const MARK = '.sluice-partial-';

/** `.NAME.sluice-partial-PID-RANDOM`: hidden, and never mistaken for a release. */
function siblingOf(target: string): string {
  return join(dirname(target), `.${basename(target)}${MARK}${process.pid}-${randomBytes(4).toString('hex')}`);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Removes what a killed build of the same target left: it was never a release. */
async function removeLeftovers(target: string, disk: Disk): Promise<void> {
  const parent = dirname(target);
  for (const name of await disk.list(parent)) {
    const prefix = `.${basename(target)}${MARK}`;
    if (!name.startsWith(prefix)) continue;
    const pid = Number(name.slice(prefix.length).split('-')[0]);
    if (Number.isInteger(pid) && pid > 0 && !isRunning(pid)) await disk.remove(join(parent, name));
  }
}

async function requireFree(target: string, what: string, disk: Disk): Promise<void> {
  if (await disk.exists(target))
    fail('input', 'output/exists', `the ${what} directory exists already`, {
      hint: 'name a directory that is not there yet; a release is never written over',
    });
  if (!(await disk.exists(dirname(target))))
    fail('input', 'output/no-parent', `the parent of the ${what} directory does not exist`, {
      hint: 'make the parent directory first',
    });
}

/** Checks the targets and makes the two directories to build in. Nothing else is touched before the end. */
export async function openWorkspace(out: string, annex: string | undefined, disk: Disk): Promise<Workspace> {
  await requireFree(out, 'output', disk);
  await removeLeftovers(out, disk);
  if (annex !== undefined) {
    if (annex === out || annex.startsWith(`${out}/`))
      fail('input', 'output/annex-inside', 'the annex must lie beside the release, never inside it');
    await requireFree(annex, 'annex', disk);
    await removeLeftovers(annex, disk);
  }
  const release = siblingOf(out);
  // Until the gate has judged it, what is built is for nobody else to read.
  await disk.makeDirectory(release, true);
  if (annex === undefined) return { release };
  const beside = siblingOf(annex);
  await disk.makeDirectory(beside, true);
  return { release, annex: beside };
}

/** Removes what is unfinished. Never throws: the error that led here is the one to tell. */
export async function closeWorkspace(workspace: Workspace, disk: Disk): Promise<void> {
  for (const path of [workspace.release, workspace.annex])
    if (path !== undefined) await disk.remove(path).catch(() => undefined);
}

/** Renames annex, then release, into place: a release never stands without the annex that was asked for. */
export async function finishWorkspace(
  workspace: Workspace,
  out: string,
  annex: string | undefined,
  disk: Disk,
  { isPrivate = false } = {},
): Promise<void> {
  if (workspace.annex !== undefined && annex !== undefined) {
    await disk.rename(workspace.annex, annex);
    await disk.sync(dirname(annex));
  }
  if (!isPrivate) await disk.publish(workspace.release);
  try {
    await disk.rename(workspace.release, out);
  } catch (error) {
    if (annex !== undefined) await disk.remove(annex).catch(() => undefined);
    throw error;
  }
  try {
    await disk.sync(dirname(out));
  } catch {
    fail('io', 'io/not-forced', 'the release is in place and whole, but could not be forced to the disk', {
      hint: 'a power cut may still undo the rename: check the disk, and verify the release',
    });
  }
}
