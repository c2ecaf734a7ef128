import type { RegistryView, StoredRecord } from '../record.js';
import { carryOver } from './charges.js';
import type { PriceBody } from './price-body.js';
import { priceOfPeriod } from './price-of-period.js';
import { revenueOf } from './revenue.js';

/**
 * What the priced periods before one (`period`: yyyy) carry into it, in minor units: each period's revenue above its
 * maximum, from the first on (发改价格〔2025〕65号). It is worked out anew from the usage of every period, so that a use
 * which was corrected after its period had been closed counts in the next price to be enacted. Years without a price
 * neither earn nor forgive; free use earns nothing. Undefined where no price was enacted before.
 *
 * @throws SluiceError `usage/currencies`, `price/overflow`
 */
export async function carriedInto(
  view: RegistryView,
  { product, useClass, period }: Pick<PriceBody, 'product' | 'useClass' | 'period'>,
): Promise<number | undefined> {
  const prices = (await view.list('price', { match: { product, useClass } })) as readonly StoredRecord<PriceBody>[];
  const before = prices.filter(({ state, body }) => state !== 'draft' && body.period < period);
  const periods = [...new Set(before.map(({ body }) => body.period))].sort();
  if (periods.length === 0) return undefined;
  if (useClass !== 'industry') return 0;
  let carried: number | undefined;
  for (const each of periods) {
    const price = (await priceOfPeriod(view, { product, useClass, period: each }))!.body;
    const { amount } = await revenueOf(view, product, each);
    carried = carryOver(price.maxRevenue, carried ?? price.carriedOver, amount);
  }
  return carried;
}
