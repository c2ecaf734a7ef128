import type { Preset } from '../presets/preset.js';

interface Stated {
  readonly model: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/**
 * Whether models over a column of amounts are as strong as the preset asks: (n, k)-dominance with n no smaller and k no
 * greater, or p-percent with p no smaller; both where the preset says so. Parameters that are no numbers do not count.
 */
export function dominanceMet(
  column: string,
  least: NonNullable<Preset['dominance']>,
  stated: readonly Stated[],
): boolean {
  const over = stated.filter(({ parameters }) => parameters['column'] === column);
  const shares = over.some(
    ({ model, parameters: { n, k } }) => model === 'dominance' && Number(n) >= least.n && Number(k) <= least.k,
  );
  const nearness = over.some(({ model, parameters: { p } }) => model === 'p-percent' && Number(p) >= least.p);
  return least.both ? shares && nearness : shares || nearness;
}
