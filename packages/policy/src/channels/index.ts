import type { Channel } from './channel.js';
import { internal } from './internal.js';
import { opening } from './opening.js';

/** The channels that are built. */
export const CHANNELS: readonly Channel[] = Object.freeze([opening, internal]);

/** Channels of public-data policy whose rules come with a later version: known by name, refused by the checker. */
export const CHANNELS_NOT_BUILT: readonly string[] = Object.freeze(['sharing', 'authorised-operation']);

/** The channel of that kind, or `undefined`. */
export function channelOf(kind: string): Channel | undefined {
  return CHANNELS.find((channel) => channel.kind === kind);
}
