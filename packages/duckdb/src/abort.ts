import { fail } from '@sluice/errors';

/** Throws `read/cancelled` once the caller has asked to stop. */
export function checkAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) fail('refused', 'read/cancelled', 'stopped before the work was done', { hint: 'run it again' });
}
