/** Stages of a build, in order. */
export const STAGES = ['read', 'plan', 'apply', 'write', 'measure', 'gate', 'seal', 'verify', 'finish'] as const;
export type Stage = (typeof STAGES)[number];

/** Milliseconds spent in each stage so far. */
export type Timing = Partial<Record<Stage, number>>;

export interface StageClock {
  readonly timing: Timing;
  run<T>(stage: Stage, work: () => T | Promise<T>): Promise<T>;
}

/** Times the stages and tells the caller which one begins. */
export function stageClock(onStage?: (stage: Stage) => void): StageClock {
  const timing: Timing = {};
  return {
    timing,
    async run(stage, work) {
      onStage?.(stage);
      const start = performance.now();
      try {
        return await work();
      } finally {
        timing[stage] = (timing[stage] ?? 0) + performance.now() - start;
      }
    },
  };
}
