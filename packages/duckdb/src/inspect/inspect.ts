import { readFile } from 'node:fs/promises';
import type { FileHygiene } from '@sluice/product';
import type { CodedTable } from '@sluice/table';
import { failReading } from '../io.js';
import { inspectArrow } from './inspect-arrow.js';
import { inspectParquet } from './inspect-parquet.js';

/**
 * Looks into a file that this engine wrote for anything that is no cell. Every byte of a CSV file is part of a name or
 * of a cell, so there is nothing to find in one that was read back.
 * @param table the file read back
 */
export async function inspect(
  path: string,
  format: 'parquet' | 'csv' | 'arrow',
  table: CodedTable,
): Promise<FileHygiene> {
  if (format === 'csv') return { metadataKeys: [], strayValues: 0 };
  const bytes = await readFile(path).catch((error: unknown) => failReading(error, path));
  return format === 'arrow' ? inspectArrow(bytes, table) : inspectParquet(bytes, table);
}
