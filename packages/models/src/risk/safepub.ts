import { z } from 'zod';
import type { ClassFacts, ModelEvidence, PrivacyModel } from '../model.js';
import { safepubParameters } from './safepub-parameters.js';
import { unitSizes } from './unit-sizes.js';

export interface SafePubParams {
  /** Privacy loss, above 0. */
  readonly epsilon: number;
  /** Chance that the loss is exceeded, in (0, 1). */
  readonly delta: number;
}

/** The same parameters are asked for at every node of a search. */
const known = new Map<string, number>();

function leastSize({ epsilon, delta }: SafePubParams): number {
  const key = `${epsilon} ${delta}`;
  const k = known.get(key) ?? safepubParameters(epsilon, delta).k;
  if (known.size < 1000) known.set(key, k);
  return k;
}

/**
 * SafePub (Bild, Kuhn & Prasser 2018, PoPETs 2018(1):67-87): truthful rows under (epsilon, delta)-differential privacy,
 * by drawing a sample, generalising it by a scheme that does not depend on the data, and dropping classes of fewer than
 * k drawn units. It is a statement about the run: no table shows by itself that it was made so. `failing` and `evidence`
 * judge only the classes; what else must be true the product must do:
 *
 * 1. Every unit is drawn independently with chance `beta` of `safepubParameters(epsilon, delta)`, from a
 *    cryptographically secure generator, before anything else looks at the table. No seed is kept or told.
 * 2. The unit is a person where there are several rows for one: then all rows of a person are drawn or left together,
 *    and stand in one class, else the guarantee is per row only.
 * 3. Levels are pinned in the product file. A search that looks at the data needs a budget of its own (and is not here).
 * 4. Every released column is a quasi-identifier: what stands beside them untouched is not protected at all.
 * 5. No table is drawn a second time because the first did not please, and raw counts (rows drawn, classes dropped) are
 *    not told: each release is one more charge of (epsilon, delta).
 *
 * The condition on classes is monotone under both, as k-anonymity is. Evidence: k rows a class are recomputed and
 * necessary; that the run was made so is attested. Pairs of epsilon and delta are declared, so k is public.
 */
export const safepub: PrivacyModel<SafePubParams> = Object.freeze({
  kind: 'safepub',
  params: z.strictObject({
    epsilon: z.number().min(0.001).max(10).describe('privacy loss of the release'),
    delta: z.number().min(1e-15).lt(1).describe('chance that the privacy loss is exceeded'),
  }),
  scope: 'run' as const,
  needs: () => ({ sample: true as const }),
  monotone: () => ({ generalise: true, suppress: true }),
  failing(classes: ClassFacts, params: SafePubParams): Uint8Array {
    const k = leastSize(params);
    return Uint8Array.from(unitSizes(classes), (size) => (size < k ? 1 : 0));
  },
  evidence(classes: ClassFacts, params: SafePubParams): readonly ModelEvidence[] {
    const k = leastSize(params);
    const holds = (sizes: Float64Array) => sizes.every((size) => size >= k);
    return [
      { unit: 'rows', grade: 'recomputed', strength: 'necessary', holds: holds(classes.rows) },
      {
        unit: classes.people ? 'people' : 'rows',
        grade: 'attested',
        strength: 'sufficient',
        holds: holds(unitSizes(classes)),
      },
    ];
  },
  leastPopulation: (params: SafePubParams) => leastSize(params),
});
