import { type Fault, type FaultKind, fail, SluiceError } from '@sluice/errors';

/** What the system says when the disk, and not the data, is at fault; by error code and by its text in the engine. */
const DISK: readonly (readonly [codes: readonly string[], text: RegExp, code: string, says: string, hint: string])[] = [
  [
    ['ENOSPC', 'EDQUOT'],
    /No space left|quota exceeded/i,
    'io/no-space',
    'the disk is full',
    'free space and run again',
  ],
  [
    ['EFBIG'],
    /File too large/i,
    'io/too-large',
    'the file grows beyond what is allowed',
    'raise the limit on file sizes',
  ],
  [['EROFS'], /Read-only file system/i, 'io/read-only', 'the file system is read-only', 'write to another place'],
  [
    ['EACCES', 'EPERM'],
    /Permission denied/i,
    'io/denied',
    'access is denied',
    'check the owner and mode of the folder',
  ],
  [['EMFILE', 'ENFILE'], /Too many open files/i, 'io/too-many-files', 'too many files are open', 'raise the limit'],
  [['EIO'], /Input\/output error/i, 'io/device', 'the device reports an error', 'check the disk'],
  [['ENOENT', 'ENOTDIR'], /No such file or directory/i, 'io/no-folder', 'the folder does not exist', 'create it first'],
];

/** The fault behind an error of the disk, or `undefined`. Nothing of the error's own text is kept: it may quote rows. */
export function diskFault(error: unknown, file: string): Fault | undefined {
  const { code, message } = error as { code?: unknown; message?: unknown };
  const found = DISK.find(
    ([codes, text]) => codes.includes(String(code)) || (code === undefined && text.test(String(message))),
  );
  return found && { code: found[2], message: `cannot write ${file}: ${found[3]}`, hint: found[4], place: { file } };
}

/** What did not come from the system is a fault of ours; its name helps to find it, its text may quote a row. */
function failInside(error: unknown, file: string): never {
  const name = error instanceof Error ? error.name : typeof error;
  return fail('internal', 'engine/failed', `the engine failed on ${file} (${name})`, {
    hint: 'run it again; if it persists, report it with the shape of the table but not its values',
    place: { file },
  });
}

/** Passes our own errors on and turns those of the file system into faults. */
export function failWriting(error: unknown, file: string): never {
  if (error instanceof SluiceError) throw error;
  const fault = diskFault(error, file);
  if (fault) throw new SluiceError('io', fault);
  if (!isSystemError(error)) failInside(error, file);
  return fail('io', 'io/failed', `cannot write ${file}`, { hint: 'check the folder and the disk', place: { file } });
}

function isSystemError(error: unknown): boolean {
  return typeof (error as { code?: unknown } | null)?.code === 'string';
}

const UNREADABLE: Readonly<Record<string, readonly [FaultKind, string, string]>> = {
  ENOENT: ['input', 'source/not-found', 'there is no such file'],
  ENOTDIR: ['input', 'source/not-found', 'there is no such file'],
  EISDIR: ['input', 'source/not-a-file', 'it is a folder'],
  EACCES: ['input', 'source/denied', 'access is denied'],
  EPERM: ['input', 'source/denied', 'access is denied'],
  ERR_FS_FILE_TOO_LARGE: ['input', 'source/too-large', 'it is larger than 2 GiB'],
};

/** As `failWriting`, for a source. */
export function failReading(error: unknown, file: string): never {
  if (error instanceof SluiceError) throw error;
  if (!isSystemError(error)) failInside(error, file);
  const [kind, code, says] = UNREADABLE[String((error as { code?: unknown }).code)] ?? [
    'io',
    'io/unreadable',
    'the system reports an error',
  ];
  fail(kind, code, `cannot read ${file}: ${says}`, { hint: 'check the path', place: { file } });
}
