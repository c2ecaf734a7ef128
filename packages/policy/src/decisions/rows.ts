import type { Trust } from '../presets/preset.js';
import type { Sensitivity } from '../sensitivity.js';

/** What one value of one axis of sensitivity asks for, whatever the audience. */
export interface SensitivityRow {
  /** The widest audiences that such data may reach; all narrower ones with them. */
  readonly reaches: readonly Trust[];
  /** An impact assessment is due wherever the preset knows one. */
  readonly assessment: boolean;
  /** Amounts are protected by a dominance rule wherever the preset has one. */
  readonly dominance: boolean;
}

const row = (reaches: readonly Trust[], assessment = false, dominance = false): SensitivityRow =>
  Object.freeze({ reaches: Object.freeze([...reaches]), assessment, dominance });

/**
 * The rows of the decision table, one for each value of each axis; `requirementsOf` puts those of a column together
 * with the preset of the audience.
 *
 * personal: giving personal information to others, and any use of sensitive personal information, needs an impact
 * assessment (PIPL articles 23, 28 to 32, 55; recalled). state: important data leaves only to where it stays under
 * watch, core data not at all (classes of GB/T 43697-2024; the reach is a choice of this project). trade: amounts of
 * firms need a dominance rule (Hundepool et al. 2012, "Statistical Disclosure Control").
 */
export const SENSITIVITY_ROWS: {
  readonly [Axis in keyof Sensitivity]: Readonly<Record<Sensitivity[Axis], SensitivityRow>>;
} = Object.freeze({
  personal: Object.freeze({
    none: row(['public']),
    general: row(['public'], true),
    sensitive: row(['public'], true),
  }),
  state: Object.freeze({
    general: row(['public']),
    important: row(['conditional'], true),
    core: row(['self'], true),
  }),
  trade: Object.freeze({
    none: row(['public']),
    secret: row(['public'], false, true),
  }),
});
