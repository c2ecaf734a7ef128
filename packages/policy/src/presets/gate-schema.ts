import { z } from 'zod';
import { ownPresetName, ownPresetShape } from './own-preset.js';

/**
 * `gate` of a product file: a built-in preset, thresholds of one's own on top of it, and further presets on top of
 * those, in order:
 * `{preset: opening@1}`, `{preset: opening@1, name: health-opening@3, leastK: 50}`,
 * `{preset: opening@1, tighten: [{name: province@2, leastK: 30}, {name: health@1, greatestT: 0.3}]}`.
 */
export const gateSchema = z.strictObject({
  preset: z.string().min(1).max(80).describe('name of a built-in preset, such as opening@1'),
  name: ownPresetName.optional(),
  ...ownPresetShape,
  tighten: z
    .array(z.strictObject({ name: ownPresetName, ...ownPresetShape }))
    .min(1)
    .max(20)
    .describe('presets of one’s own, each on top of the one before')
    .optional(),
});

/** A parsed `gate`. */
export type Gate = z.output<typeof gateSchema>;
