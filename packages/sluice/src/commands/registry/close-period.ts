import { fail } from '@sluice/errors';
import {
  type Actor,
  carriedInto,
  type PriceBody,
  type Revenue,
  revenueOf,
  type StoredRecord,
  type Transaction,
} from '@sluice/registry';

export interface Closed {
  readonly revenue: Revenue;
  readonly closed: readonly string[];
  /** Drafts of the next period; only the one for industry carries anything over. */
  readonly next: readonly StoredRecord[];
}

/**
 * Closes the prices of a product in a year and drafts those of the year after, with what was taken above the maximum
 * deducted. A trial price is drafted as a regular one: a person revises the draft before it is enacted.
 * @throws SluiceError `close/no-price`, `close/too-early` unless `early`, `price/overflow`
 */
export async function closePeriod(
  tx: Transaction,
  product: string,
  period: string,
  { actor, early }: { readonly actor: Actor; readonly early: boolean },
): Promise<Closed> {
  const live = (await tx.list('price', {
    state: 'live',
    match: { product, period },
  })) as readonly StoredRecord<PriceBody>[];
  if (live.length === 0)
    fail('input', 'close/no-price', `product ${product}: expected a live price for ${period}`, {
      hint: `\`sluice registry list price --match product=${product}\` shows its prices`,
    });
  if (!early && tx.now.slice(0, 4) <= period)
    fail('refused', 'close/too-early', `product ${product}: ${period} is not over, and its uses are still booked`, {
      hint: `close it in ${Number(period) + 1}, or say --early: later uses of ${period} then have no price`,
    });
  const revenue = await revenueOf(tx, product, period);
  const next: StoredRecord[] = [];
  for (const { id, body } of live) {
    await tx.step('price', id, 'close', { actor });
    const { trial: _, ...regular } = body;
    const following = String(Number(period) + 1);
    const carriedOver = (await carriedInto(tx, { ...body, period: following })) ?? 0;
    next.push(
      await tx.add('price', nextId(id, period, following), { ...regular, period: following, carriedOver }, actor),
    );
  }
  return { revenue, closed: live.map(({ id }) => id), next };
}

function nextId(id: string, period: string, following: string): string {
  return id.includes(period) ? id.replace(period, following) : `${id}-${following}`;
}
