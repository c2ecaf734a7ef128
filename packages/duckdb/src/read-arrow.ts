import { readFile } from 'node:fs/promises';
import type { SourceOptions } from '@sluice/product';
import { type CodedTable, fromArrow } from '@sluice/table';

/** Reads an Arrow IPC file or stream. See `fromArrow` for what is taken. */
export async function readArrow(path: string, { types, signal }: SourceOptions): Promise<CodedTable> {
  const bytes = await readFile(path, { signal });
  return fromArrow(bytes, types === undefined ? {} : { types });
}
