import { renderFault } from '@sluice/product';
import type { Terminal } from '../command.js';
import { styleFor } from './style.js';

/** What a terminal needs of the process: `process` itself, or a stand-in. */
export interface Streams {
  readonly stdout: Pick<NodeJS.WriteStream, 'write'>;
  readonly stderr: Pick<NodeJS.WriteStream, 'write' | 'isTTY'>;
}

export function createTerminal({ stdout, stderr }: Streams, signal: AbortSignal): Terminal {
  const style = styleFor(stderr);
  return {
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    fault(fault, source) {
      stderr.write(`${renderFault(fault, source, { colour: style.colour })}\n\n`);
    },
    stream: stderr,
    style,
    signal,
  };
}
