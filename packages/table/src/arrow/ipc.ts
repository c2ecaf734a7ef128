import { fail } from '@sluice/errors';
import { tableFromIPC } from 'apache-arrow';
import type { ArrowTableLike } from './shape.js';

const MAGIC = [...'ARROW1'].map((c) => c.charCodeAt(0));

function startsWithMagic(bytes: Uint8Array): boolean {
  return MAGIC.every((byte, i) => bytes[i] === byte);
}

/**
 * Whether a stream carries its end marker (IPC format: 0xFFFFFFFF 0x00000000). A stream that was cut between two batches
 * looks whole without it, and rows would be lost.
 */
function hasEndMarker(bytes: Uint8Array): boolean {
  const end = bytes.subarray(-8);
  return end.length === 8 && end.every((byte, i) => byte === (i < 4 ? 0xff : 0));
}

/**
 * Opens Arrow IPC bytes, file or stream format (Feather version 2 is the file format).
 * @throws `table/arrow-compressed`, `table/arrow-truncated`, `table/arrow-malformed`
 */
export function openIpc(bytes: Uint8Array): ArrowTableLike {
  const isFile = startsWithMagic(bytes);
  if (!(isFile ? startsWithMagic(bytes.subarray(-MAGIC.length)) : hasEndMarker(bytes))) {
    fail('input', 'table/arrow-truncated', 'the Arrow data does not end as an IPC file or stream ends', {
      hint: 'it is cut off, or it is no Arrow IPC: write it again',
    });
  }
  try {
    return tableFromIPC(bytes);
  } catch (error) {
    // The library's message tells the cases apart; it is not passed on.
    if (error instanceof Error && /compress|codec/i.test(error.message)) {
      fail('input', 'table/arrow-compressed', 'the Arrow data is compressed (LZ4 or ZSTD)', {
        hint: 'write it without compression, or as Parquet',
      });
    }
    return fail('input', 'table/arrow-malformed', 'the Arrow data cannot be read as IPC file or stream', {
      hint: 'expected Arrow IPC (Feather version 2) with types that apache-arrow 21 knows; write it again',
    });
  }
}
