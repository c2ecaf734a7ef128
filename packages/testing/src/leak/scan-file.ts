import { readFile } from 'node:fs/promises';
import { arrowViews } from './arrow-views.js';
import type { Canary } from './canary.js';
import { findCanaries, type Leak, type View } from './find.js';
import { parquetViews } from './parquet-views.js';

function startsWith(bytes: Uint8Array, magic: string): boolean {
  return Buffer.from(bytes.subarray(0, magic.length)).toString('latin1') === magic;
}

/**
 * Looks for canaries in a file: in the bytes as they are, and, since compression and encodings hide them, in what
 * Parquet and Arrow files decode to. Knows the format by the first bytes; anything else is scanned as it is.
 */
export async function scanBytes(bytes: Uint8Array, canaries: readonly Canary[]): Promise<Leak[]> {
  const views: View[] = [{ where: 'raw bytes', bytes }];
  if (startsWith(bytes, 'PAR1')) views.push(...(await parquetViews(bytes)));
  if (startsWith(bytes, 'ARROW1')) views.push(...arrowViews(bytes));
  return findCanaries(views, canaries);
}

/** As `scanBytes`, for a file on disk. */
export async function scanFile(path: string, canaries: readonly Canary[]): Promise<Leak[]> {
  return scanBytes(await readFile(path), canaries);
}
