import { CHANNELS, type Channel } from '@sluice/policy';
import type { Product } from '../file/product.js';

/**
 * What the search for levels may look at: as the product file says, else as its channel has it. `quasi` is the answer
 * for an unknown channel, because it tells least.
 */
export function searchSees(product: Product, channels: readonly Channel[] = CHANNELS): 'quasi' | 'all' {
  const channel = channels.find(({ kind }) => kind === product.channel.kind);
  return product.privacy.search.sees ?? channel?.searchSees ?? 'quasi';
}
