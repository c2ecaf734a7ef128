import type { GateFacts } from './facts.js';

/** Channels by which an answer about a named person may go. */
const CHANNELS: readonly string[] = ['authorised-operation', 'internal'];

/**
 * Whether the product is a verification: it releases a policy by which questions are answered, by consent, and no row.
 * The rules about rows, cells and files then have nothing to judge; they pass only where really nothing is there, no
 * model is claimed, and the channel allows the form.
 */
export function answersOnly({ channel, supply, files, quasiIdentifiers, models, guarantees }: GateFacts): boolean {
  if (supply?.form !== 'verification' || !CHANNELS.includes(channel)) return false;
  return [files, quasiIdentifiers, models, guarantees].every((list) => list.length === 0);
}
