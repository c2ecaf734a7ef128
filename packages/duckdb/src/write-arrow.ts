import { writeFile } from 'node:fs/promises';
import { type CodedTable, toArrowIPC } from '@sluice/table';

/** Writes the table as an Arrow IPC file (see `toArrowIPC`) that must not exist yet. */
export async function writeArrow(table: CodedTable, path: string): Promise<void> {
  await writeFile(path, toArrowIPC(table), { flag: 'wx' });
}
