import { fail } from '@sluice/errors';
import type { PriceBody } from './price-body.js';

/**
 * What a quantity costs, in minor units: price times units. For `row-1000` the quantity is a number of rows, and each
 * thousand begun counts as one; for the other units it is the number of calls, products, months or years.
 *
 * @throws SluiceError `price/quantity` unless the quantity is an integer from 0 to 2^53 - 1, `price/overflow` where the
 * amount is above that.
 */
export function amountFor(price: Pick<PriceBody, 'price' | 'unit'>, quantity: number): number {
  if (!Number.isSafeInteger(quantity) || quantity < 0) {
    fail('input', 'price/quantity', 'quantity: expected an integer from 0 to 2^53 - 1', {
      hint: 'count calls, products, rows, months or years as the unit of the price says',
    });
  }
  const units = price.unit === 'row-1000' ? (BigInt(quantity) + 999n) / 1000n : BigInt(quantity);
  return safe(BigInt(price.price) * units);
}

/**
 * How much may still be taken in the period, in minor units: maximum revenue, less what was carried over, less the
 * revenue so far. Negative where revenue is above the maximum already.
 *
 * @throws SluiceError `price/overflow`
 */
export function headroom(price: Pick<PriceBody, 'maxRevenue' | 'carriedOver'>, revenue: number): number {
  return safe(BigInt(price.maxRevenue) - BigInt(price.carriedOver) - BigInt(revenue));
}

/**
 * What the next period must take off (发改价格〔2025〕65号): revenue above the maximum, which what was carried into this
 * period has lowered already. Never negative: a maximum that was not used up is not carried.
 *
 * @throws SluiceError `price/overflow`
 */
export function carryOver(maxRevenue: number, carried: number, revenue: number): number {
  const above = BigInt(revenue) + BigInt(carried) - BigInt(maxRevenue);
  return safe(above > 0n ? above : 0n);
}

/** Sum of integer amounts. @throws SluiceError `price/overflow` */
export function sumOf(amounts: readonly number[]): number {
  return safe(amounts.reduce((sum, amount) => sum + BigInt(amount), 0n));
}

function safe(amount: bigint): number {
  const number = Number(amount);
  if (!Number.isSafeInteger(number)) {
    fail('refused', 'price/overflow', 'amount: expected at most 2^53 - 1 minor units', {
      hint: 'check price and quantity',
    });
  }
  return number;
}
