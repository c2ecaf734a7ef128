import { readFileSync } from 'node:fs';
import type { Fault } from '@sluice/errors';
import { renderFault } from '@sluice/product';
import type { Terminal } from '../command.js';
import { styleFor } from './style.js';

/** What a terminal needs of the process: `process` itself, or a stand-in. */
export interface Streams {
  readonly stdout: Pick<NodeJS.WriteStream, 'write'>;
  readonly stderr: Pick<NodeJS.WriteStream, 'write' | 'isTTY'>;
}

/** Text of the file that a fault points into, for its code frame. */
function sourceOf(fault: Fault): string | undefined {
  if (fault.place?.file === undefined || fault.place.line === undefined) return undefined;
  try {
    return readFileSync(fault.place.file, 'utf8');
  } catch {
    return undefined;
  }
}

export function createTerminal({ stdout, stderr }: Streams, signal: AbortSignal): Terminal {
  const style = styleFor(stderr);
  return {
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    fault(fault, source = sourceOf(fault)) {
      stderr.write(`${renderFault(fault, source, { colour: style.colour })}\n\n`);
    },
    stream: stderr,
    style,
    signal,
  };
}
