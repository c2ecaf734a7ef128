import { chmod, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { fail } from '@sluice/errors';

/** The few things that a build does to a disk. Injected, so that a test can stop the build at each of them. */
export interface Disk {
  exists(path: string): Promise<boolean>;
  /** Makes a directory; a private one can be entered by nobody else. */
  makeDirectory(path: string, isPrivate?: boolean): Promise<void>;
  /** Opens a private directory to whom the process would let in by default. */
  publish(path: string): Promise<void>;
  /** Writes a new file and forces it to the disk. */
  write(path: string, bytes: Uint8Array): Promise<void>;
  read(path: string): Promise<Uint8Array>;
  /** Forces a file, or the entries of a directory, to the disk. */
  sync(path: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  /** Removes a file or a whole directory; nothing there is no error. */
  remove(path: string): Promise<void>;
  /** Names in a directory. */
  list(path: string): Promise<readonly string[]>;
}

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'the file would pass the size limit of this process',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  EIO: 'the disk reported an error',
  EMFILE: 'too many files are open',
  EEXIST: 'it is there already',
  ENOENT: 'it is not there',
  ENOTDIR: 'a part of the path is not a directory',
  EXDEV: 'source and target lie on different file systems',
  ENOTEMPTY: 'the target directory is not empty',
};

/** Runs a disk operation; its error becomes ours, with a code of its own and without the system's text. */
export async function onDisk<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    return fail('io', `io/${code.toLowerCase()}`, `cannot ${what}: ${REASONS[code] ?? 'the system refused'}`, {
      hint: 'nothing was left behind at the output path; mend the cause and run again',
    });
  }
}

async function syncPath(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The disk of this machine. */
export const nodeDisk: Disk = Object.freeze({
  exists: (path) =>
    stat(path).then(
      () => true,
      () => false,
    ),
  makeDirectory: (path, isPrivate) =>
    onDisk('make the directory', () => mkdir(path, { mode: isPrivate ? 0o700 : 0o777 })),
  publish: (path) => onDisk('open the finished directory', () => chmod(path, 0o777 & ~process.umask())),
  write: (path, bytes) =>
    onDisk('write a file of the release', async () => {
      const handle = await open(path, 'wx');
      try {
        await handle.writeFile(bytes);
        await handle.sync();
      } finally {
        await handle.close();
      }
    }),
  read: (path) => onDisk('read a file', () => readFile(path)),
  sync: (path) => onDisk('force the release to the disk', () => syncPath(path)),
  rename: (from, to) => onDisk('rename the finished directory', () => rename(from, to)),
  remove: (path) => onDisk('remove the unfinished directory', () => rm(path, { recursive: true, force: true })),
  list: (path) => onDisk('list a directory', () => readdir(path)),
} satisfies Disk);
