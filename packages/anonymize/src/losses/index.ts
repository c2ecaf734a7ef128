import { ambiguityLoss } from './ambiguity.js';
import { averageClassSizeLoss } from './average-class-size.js';
import { discernibilityLoss } from './discernibility.js';
import { dmStarLoss } from './dm-star.js';
import { entropyLoss } from './entropy.js';
import { entropyBasedLoss } from './entropy-based.js';
import { granularityLoss } from './granularity.js';
import { heightLoss } from './height.js';
import { klDivergenceLoss } from './kl-divergence.js';
import type { Loss } from './loss.js';
import { normalisedEntropyLoss } from './normalised-entropy.js';
import { precisionLoss } from './precision.js';

/** The built-in losses. A program may pass its own beside them. */
export const LOSSES: readonly Loss[] = [
  granularityLoss,
  discernibilityLoss,
  dmStarLoss,
  averageClassSizeLoss,
  precisionLoss,
  heightLoss,
  ambiguityLoss,
  entropyLoss,
  normalisedEntropyLoss,
  entropyBasedLoss,
  klDivergenceLoss,
];

export function lossOf(kind: string, losses: readonly Loss[] = LOSSES): Loss | undefined {
  return losses.find((loss) => loss.kind === kind);
}
