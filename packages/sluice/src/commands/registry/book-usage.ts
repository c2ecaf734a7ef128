import { fail } from '@sluice/errors';
import {
  type Actor,
  amountFor,
  bandOf,
  type PriceBody,
  type ReleaseBody,
  type StoredRecord,
  type Transaction,
  type UsageBody,
} from '@sluice/registry';

/** A use as it is told on the command line. */
export interface Use {
  readonly id: string;
  readonly release: string;
  readonly recipient: string;
  readonly day: string;
  readonly calls: number;
  /** Rows that were delivered; only their band is stored. */
  readonly rows?: number;
  readonly useClass: UsageBody['useClass'];
  /** Products, months or years, where the price is by them. */
  readonly quantity?: number;
  /** What was charged, where somebody worked it out already; the registry refuses another than the price says. */
  readonly amount?: number;
  /** Currency of a free use of a product that has no price. */
  readonly currency: string;
  readonly exponent: number;
  readonly corrects?: string;
}

/**
 * Books a use at the price of its day. Free classes cost nothing.
 * @throws SluiceError `use/release`, `use/no-price`, `use/quantity`, and what the kind refuses
 */
export async function bookUsage(tx: Transaction, use: Use, actor: Actor): Promise<StoredRecord> {
  const { id, release, recipient, day, calls, useClass, corrects, rows = 0 } = use;
  const record = (await tx.get('release', release)) as StoredRecord<ReleaseBody> | undefined;
  if (record === undefined)
    return fail('input', 'use/release', `release ${release}: there is no such record`, {
      hint: '`sluice registry list release` shows those that there are',
    });
  const price = await priceOn(tx, record.body.product, use);
  const charge = useClass === 'industry' ? chargeOf(price, record.body.product, use) : { amount: use.amount ?? 0 };
  const { currency, exponent } = price ?? use;
  const body: UsageBody = {
    ...{ release, recipient, day, calls, rowsBand: bandOf(rows), currency, exponent, useClass },
    ...charge,
    ...(corrects !== undefined && { corrects }),
  };
  return tx.add('usage', id, body, actor);
}

async function priceOn(tx: Transaction, product: string, use: Use): Promise<PriceBody | undefined> {
  const match = { product, useClass: use.useClass, period: use.day.slice(0, 4) };
  const prices = await tx.list('price', { match });
  // What is corrected may lie in a period that was closed since.
  const states = use.corrects === undefined ? ['live'] : ['live', 'closed'];
  const found = states.map((state) => prices.find((price) => price.state === state)).find((price) => price);
  return found?.body as PriceBody | undefined;
}

function chargeOf(price: PriceBody | undefined, product: string, use: Use): Pick<UsageBody, 'amount' | 'quantity'> {
  if (price === undefined)
    return fail('refused', 'use/no-price', `product ${product}: expected a live price for industry on the day of use`, {
      hint: 'add one and enact it, or say --use-class public-governance or public-welfare',
    });
  const quantity = quantityOf(price.unit, use);
  const amount = use.amount ?? amountFor(price, quantity);
  if (price.unit === 'call') return { amount };
  // Exact counts of rows are not stored: thousands begun are what is charged.
  return { amount, quantity: price.unit === 'row-1000' ? Math.ceil(quantity / 1000) * 1000 : quantity };
}

function quantityOf(unit: PriceBody['unit'], { calls, rows, quantity }: Use): number {
  const missing = (option: string): never =>
    fail('input', 'use/quantity', `expected --${option}: the price is by ${unit}`);
  switch (unit) {
    case 'call':
      return calls;
    case 'row-1000':
      return rows ?? missing('rows N');
    default:
      return quantity ?? missing('quantity N');
  }
}
