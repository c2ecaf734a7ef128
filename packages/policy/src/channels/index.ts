import { authorisedOperation } from './authorised-operation.js';
import type { Channel } from './channel.js';
import { internal } from './internal.js';
import { opening } from './opening.js';
import { sharing } from './sharing.js';

/** The channels that are built. */
export const CHANNELS: readonly Channel[] = Object.freeze([opening, sharing, authorisedOperation, internal]);

/** Channels of public-data policy whose rules come with a later version: none is left. */
export const CHANNELS_NOT_BUILT: readonly string[] = Object.freeze([]);

/** The channel of that kind, or `undefined`. */
export function channelOf(kind: string): Channel | undefined {
  return CHANNELS.find((channel) => channel.kind === kind);
}
