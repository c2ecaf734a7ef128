import { fail } from '@sluice/errors';

/** Throws `io/aborted` once the caller has asked to stop. */
export function checkAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) fail('io', 'io/aborted', 'stopped before the work was done', { hint: 'run it again' });
}
