import { PRESETS, REPLACED } from '../presets/index.js';
import type { Trust } from '../presets/preset.js';
import { SENSITIVITY_AXES, type Sensitivity } from '../sensitivity.js';
import { type Requirements, requirementsOf } from './requirements.js';

/** One cell: audience and sensitivity, and what they ask of a release. */
export interface DecisionCell {
  readonly trust: Trust;
  readonly preset: string;
  readonly sensitivity: Sensitivity;
  readonly requirements: Requirements;
}

/**
 * The whole decision table under the built-in presets: six audiences by three, three and two values of sensitivity.
 * For people and tests; the gate asks `requirementsOf` with the preset in force.
 */
export function decisionTable(): readonly DecisionCell[] {
  return PRESETS.filter(({ name }) => !(name in REPLACED)).flatMap((preset) =>
    SENSITIVITY_AXES.personal.flatMap((personal) =>
      SENSITIVITY_AXES.state.flatMap((state) =>
        SENSITIVITY_AXES.trade.map((trade) => {
          const sensitivity = { personal, state, trade };
          const requirements = requirementsOf(preset, sensitivity);
          return { trust: preset.trust ?? 'public', preset: preset.name, sensitivity, requirements };
        }),
      ),
    ),
  );
}
