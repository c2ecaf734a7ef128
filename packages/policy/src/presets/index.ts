import { internal0 } from './internal.js';
import { opening0 } from './opening.js';
import type { Preset } from './preset.js';

/** The built-in presets. */
export const PRESETS: readonly Preset[] = [opening0, internal0];

/** A preset by name (`opening@0`). */
export function presetOf(name: string): Preset | undefined {
  return PRESETS.find((preset) => preset.name === name);
}

/** The newest preset of a channel: the one that a product gets when it names none. */
export function presetForChannel(channel: string): Preset | undefined {
  return PRESETS.find((preset) => preset.channel === channel);
}
