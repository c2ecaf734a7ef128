import { granularityLoss } from './granularity.js';
import type { Loss } from './loss.js';

/** The built-in losses. A program may pass its own beside them. */
export const LOSSES: readonly Loss[] = [granularityLoss];

export function lossOf(kind: string, losses: readonly Loss[] = LOSSES): Loss | undefined {
  return losses.find((loss) => loss.kind === kind);
}
