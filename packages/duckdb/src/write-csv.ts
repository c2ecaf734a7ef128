import { open } from 'node:fs/promises';
import { type CodedTable, csvChunks } from '@sluice/table';

/** Writes the table as canonical CSV (see `csvChunks`) to a file that must not exist yet. */
export async function writeCsv(table: CodedTable, path: string): Promise<void> {
  const file = await open(path, 'wx');
  try {
    for (const chunk of csvChunks(table)) await file.writeFile(chunk);
  } finally {
    await file.close();
  }
}
