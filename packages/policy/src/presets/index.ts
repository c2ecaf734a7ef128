import { channelOf } from '../channels/index.js';
import { authorisedDelivered1 } from './authorised-delivered.js';
import { authorisedSecure1 } from './authorised-secure.js';
import { internal0 } from './internal.js';
import { internal1 } from './internal-1.js';
import { opening0 } from './opening.js';
import { opening1 } from './opening-1.js';
import type { Preset, Trust } from './preset.js';
import { sharingConditional1 } from './sharing-conditional.js';
import { sharingUnconditional1 } from './sharing-unconditional.js';

/** The built-in presets, replaced ones last: releases made by those still verify. */
export const PRESETS: readonly Preset[] = Object.freeze([
  opening1,
  sharingConditional1,
  sharingUnconditional1,
  authorisedSecure1,
  authorisedDelivered1,
  internal1,
  opening0,
  internal0,
]);

/** From this day of issue on, a replaced preset is no preset: releases of before stay good. */
export const REPLACED_SINCE = '2026-11-22';

/** Presets that no build may name any more, each with its successor. */
export const REPLACED: Readonly<Record<string, string>> = Object.freeze({
  'opening@0': 'opening@1',
  'internal@0': 'internal@1',
});

/** A built-in preset by name (`opening@1`), replaced ones included. */
export function presetOf(name: string): Preset | undefined {
  return PRESETS.find((preset) => preset.name === name);
}

/**
 * The preset in force for a channel: the one that a product gets when it names none. Never a replaced one. Without a
 * trust level the strictest of the channel's (see `Channel.trustOf`); `undefined` where channel and trust do not fit.
 */
export function presetForChannel(channel: string, trust?: Trust): Preset | undefined {
  const level = trust ?? channelOf(channel)?.trustOf({});
  return PRESETS.find((preset) => preset.channel === channel && preset.trust === level);
}
