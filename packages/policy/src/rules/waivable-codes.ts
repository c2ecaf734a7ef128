import type { GateFacts } from './facts.js';

/** Codes of the rules that a waiver may pass over here. None on opening, whatever a preset says: nobody there is bound. */
export function waivableCodes({ channel, preset }: Pick<GateFacts, 'channel' | 'preset'>): readonly string[] {
  return channel === 'opening' ? [] : (preset?.waivable ?? []);
}
