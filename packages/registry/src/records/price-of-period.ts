import type { RegistryView, StoredRecord } from '../record.js';
import type { PriceBody } from './price-body.js';

/**
 * The price that counts for a product, class of use and year (yyyy): the live one, else the one that was closed last;
 * undefined where none was ever enacted.
 */
export async function priceOfPeriod(
  view: RegistryView,
  match: Readonly<Record<'product' | 'useClass' | 'period', string>>,
): Promise<StoredRecord<PriceBody> | undefined> {
  const prices = (await view.list('price', { match })) as readonly StoredRecord<PriceBody>[];
  const live = prices.find(({ state }) => state === 'live');
  if (live !== undefined) return live;
  // Closing is the last thing that happens to a price, so `at` is when it was closed; times of ISO 8601 order as text.
  return prices
    .filter(({ state }) => state === 'closed')
    .reduce<StoredRecord<PriceBody> | undefined>((last, next) => (last && last.at >= next.at ? last : next), undefined);
}
