import { fail } from '@sluice/errors';
import type { RegistryView } from '../record.js';
import { headroom, sumOf } from './charges.js';
import { priceOfPeriod } from './price-of-period.js';
import type { Usage } from './usage.js';

export interface Revenue {
  readonly product: string;
  readonly period: string;
  /** Minor units; 0 where nothing was used. */
  readonly amount: number;
  readonly currency?: string;
  readonly exponent?: number;
  /** What may still be taken; negative where revenue is above the maximum. Absent without a price for industry. */
  readonly headroom?: number;
  /** Above the maximum permitted revenue: booked, but to be deducted in the next period. */
  readonly overMaximum: boolean;
}

/** Entries that stand: those that no other corrects. */
export function standingUsage(entries: readonly Usage[]): readonly Usage[] {
  const corrected = new Set(entries.map(({ body }) => body.corrects));
  return entries.filter(({ id }) => !corrected.has(id));
}

/** Standing entries of a product in a year, over all of its releases, by id within each release. */
export async function usageOf(view: RegistryView, product: string, period: string): Promise<readonly Usage[]> {
  const entries: Usage[] = [];
  for (const { id } of await view.list('release', { match: { product } })) {
    entries.push(...((await view.list('usage', { match: { release: id } })) as readonly Usage[]));
  }
  return standingUsage(entries).filter(({ body }) => body.day.startsWith(`${period}-`));
}

/**
 * What a product has earned from industry in a year (`period`: yyyy), against its maximum permitted revenue.
 *
 * @throws SluiceError `usage/currencies` where entries differ in currency or exponent, `price/overflow`.
 */
export async function revenueOf(view: RegistryView, product: string, period: string): Promise<Revenue> {
  const charged = (await usageOf(view, product, period)).filter(({ body }) => body.useClass === 'industry');
  const price = (await priceOfPeriod(view, { product, period, useClass: 'industry' }))?.body;
  const [first] = charged;
  if (charged.some(({ body }) => body.currency !== first?.body.currency || body.exponent !== first.body.exponent)) {
    fail('refused', 'usage/currencies', `product ${product}, ${period}: expected one currency in its usage records`, {
      hint: 'correct the entries: amounts of two currencies cannot be added',
    });
  }
  const amount = sumOf(charged.map(({ body }) => body.amount));
  const money = price ?? first?.body;
  const left = price && headroom(price, amount);
  return {
    product,
    period,
    amount,
    ...(money && { currency: money.currency, exponent: money.exponent }),
    ...(left !== undefined && { headroom: left }),
    overMaximum: left !== undefined && left < 0,
  };
}
