import { fail } from '@sluice/errors';
import type { SearchProblem } from './problem.js';

const BREATH = 40;

/** Lets a long search breathe: timers and signals run, progress is told, a cancelled search ends. */
export interface Pacer {
  /** To be awaited between checks; costs nothing most of the time. */
  pause(share: () => number): Promise<void> | undefined;
  elapsed(): number;
}

export function createPacer({ signal, onProgress }: Pick<SearchProblem, 'signal' | 'onProgress'>): Pacer {
  const start = performance.now();
  let last = start;
  function requireRunning(): void {
    if (signal?.aborted) fail('refused', 'search/cancelled', 'the search was cancelled');
  }
  async function breathe(share: () => number): Promise<void> {
    onProgress?.(share());
    await new Promise<void>((done) => {
      setTimeout(done, 0);
    });
    last = performance.now();
  }
  return {
    pause(share) {
      requireRunning();
      return performance.now() - last > BREATH ? breathe(share) : undefined;
    },
    elapsed: () => performance.now() - start,
  };
}
