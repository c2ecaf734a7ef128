/** What is watched of the process: a stand-in will do. */
export interface Pipes {
  readonly stdout: Pick<NodeJS.WriteStream, 'on'>;
  readonly stderr: Pick<NodeJS.WriteStream, 'on'>;
}

/** A pipe that nobody reads, as POSIX and Windows call it, and what is written after the first such error. */
const QUIET: readonly string[] = ['EPIPE', 'EOF', 'ERR_STREAM_DESTROYED'];

/**
 * Lets a reader go away early, as `sluice … | head` does: the rest of the text is dropped without a word, the work goes
 * on, and the exit code stays that of the work, since a release that is being published must not die of its listener.
 * Text that could not be written for another reason (a full disk) has been lost to somebody who waits for it.
 *
 * @param onLost called where text was lost otherwise, each time
 */
export function surviveClosedPipe({ stdout, stderr }: Pipes, onLost: () => void): void {
  for (const stream of [stdout, stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (!QUIET.includes(error.code ?? '')) onLost();
    });
}
