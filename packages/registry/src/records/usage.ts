import type { Fault } from '@sluice/errors';
import { z } from 'zod';
import type { RegistryView, StoredRecord } from '../record.js';
import { amountFor } from './charges.js';
import { defineKind } from './define-kind.js';
import { fields } from './fields.js';
import type { PriceBody } from './price-body.js';
import type { ReleaseBody } from './release.js';
import { expectRecord, fault, today } from './rules.js';

const schema = z.strictObject({
  release: fields.id('release that was used'),
  recipient: fields.id('who used it'),
  day: fields.day('day of use'),
  calls: fields.count('how many calls or deliveries'),
  rowsBand: fields.band('band of the rows that were delivered; exact counts are not stored'),
  amount: fields.money('what was charged'),
  currency: fields.currency('currency, such as CNY'),
  exponent: fields.exponent('decimal digits of the minor unit'),
  useClass: fields.useClass('class of use'),
  quantity: fields
    .count('units that were charged; for row-1000 rows rounded up to thousands; calls where absent')
    .optional(),
  corrects: fields.id('earlier entry that this one takes the place of').optional(),
});

export type UsageBody = z.infer<typeof schema>;
export type Usage = StoredRecord<UsageBody>;

/**
 * An entry of the usage ledger. It never changes: a mistake is corrected by a further entry that names it, and then
 * stands in its place (with zeros, where there was no use).
 */
export const usage = defineKind<UsageBody>({
  kind: 'usage',
  title: { zh: '使用记录', en: 'usage' },
  schema,
  states: ['booked'],
  first: 'booked',
  transitions: {},
  columns: (body) => [
    ['release', body.release],
    ['recipient', body.recipient],
    ['day', body.day],
    ['amount', `${body.amount} ${body.currency}e-${body.exponent}`],
  ],
  async check(next, previous, view) {
    if (previous !== undefined) {
      return [fault('usage/append-only', 'usage: expected a new entry', 'book an entry with corrects')];
    }
    const { body } = next;
    const faults: Fault[] = [];
    const path = ['release'];
    const missing = await expectRecord(view, { kind: 'release', id: body.release, code: 'usage/release', path });
    if (missing.length > 0) return missing;
    const release = (await view.get('release', body.release)) as StoredRecord<ReleaseBody>;
    if (body.day > today(view)) {
      faults.push(fault('usage/day', 'day: expected no day after today', 'book a use when it has happened', ['day']));
    }
    if (!usable(release, body.day)) {
      faults.push(
        fault(
          'usage/not-usable',
          `release: expected ${release.id} to be published and valid on the day of use`,
          'a revoked, expired or unpublished release may not be used: stop the delivery',
          path,
        ),
      );
    }
    const recipient = release.body.recipient;
    if (recipient !== undefined && recipient !== body.recipient) {
      faults.push(
        fault('usage/recipient', `recipient: expected that of release ${release.id}`, 'correct it', ['recipient']),
      );
    }
    return [
      ...faults,
      ...(await correctionFaults(next, view)),
      ...(await amountFaults(body, release.body.product, view)),
    ];
  },
});

/** By the days of the release, not by its state of today: entries are booked a little later than the use. */
function usable({ state, body }: StoredRecord<ReleaseBody>, day: string): boolean {
  const within = day >= body.issued && (body.expires === undefined || day <= body.expires);
  if (state === 'published' || state === 'expired') return within;
  return state === 'revoked' && within && body.revocation !== undefined && day < body.revocation.from;
}

async function correctionFaults(next: Usage, view: RegistryView): Promise<readonly Fault[]> {
  const { corrects, release, recipient } = next.body;
  if (corrects === undefined) return [];
  const path = ['corrects'];
  const missing = await expectRecord(view, { kind: 'usage', id: corrects, code: 'usage/corrects', path });
  if (missing.length > 0) return missing;
  const earlier = ((await view.get('usage', corrects)) as Usage).body;
  const before = (await view.list('usage', { match: { corrects } })).find(({ id }) => id !== next.id);
  if (corrects === next.id || earlier.release !== release || earlier.recipient !== recipient) {
    const hint = 'a correction keeps release and recipient; void the entry with zeros and book another';
    return [fault('usage/corrects', 'corrects: expected an entry of the same release and recipient', hint, path)];
  }
  if (before === undefined) return [];
  const hint = `correct ${before.id}, which stands in its place`;
  return [
    fault('usage/corrects', `corrects: expected an entry that stands, ${before.id} has corrected it`, hint, path),
  ];
}

async function amountFaults(body: UsageBody, product: string, view: RegistryView): Promise<readonly Fault[]> {
  if (body.useClass !== 'industry') {
    return body.amount === 0
      ? []
      : [
          fault('usage/free', `amount: expected 0 for ${body.useClass}`, 'public governance and welfare are free', [
            'amount',
          ]),
        ];
  }
  const period = body.day.slice(0, 4);
  const prices = await view.list('price', { match: { product, useClass: body.useClass, period } });
  // A period may be closed while a mistake in it is still corrected.
  const states = body.corrects === undefined ? ['live'] : ['live', 'closed'];
  const price = prices.find(({ state }) => states.includes(state))?.body as PriceBody | undefined;
  if (price === undefined) {
    const hint = 'enact a price of the product for the year of use';
    return [
      fault('usage/no-price', `useClass: expected a live price of product ${product} for ${period}`, hint, [
        'useClass',
      ]),
    ];
  }
  const faults: Fault[] = [];
  if (price.currency !== body.currency || price.exponent !== body.exponent) {
    faults.push(
      fault('usage/currency', 'currency: expected currency and exponent of the price', 'correct them', ['currency']),
    );
  }
  const quantity = quantityOf(body, price);
  if (typeof quantity !== 'number') return [...faults, quantity];
  if (BigInt(body.amount) !== exactAmount(price, quantity)) {
    const hint = `price times quantity by ${price.unit}, in minor units`;
    faults.push(fault('usage/amount', 'amount: expected price times quantity', hint, ['amount']));
  }
  return faults;
}

function exactAmount(price: PriceBody, quantity: number): bigint {
  return BigInt(amountFor(price, quantity));
}

function quantityOf(body: UsageBody, price: PriceBody): number | Fault {
  const quantity = body.quantity ?? (price.unit === 'call' ? body.calls : undefined);
  const path = ['quantity'];
  if (quantity === undefined) {
    return fault('usage/quantity', `quantity: expected how many by ${price.unit}`, 'say what was charged', path);
  }
  if (price.unit === 'call' && quantity !== body.calls) {
    return fault('usage/quantity', 'quantity: expected the number of calls', 'leave it out', path);
  }
  if (price.unit === 'row-1000' && quantity % 1000 !== 0) {
    const hint = 'round up to thousands: exact counts of rows are not stored';
    return fault('usage/exact-rows', 'quantity: expected rows rounded up to thousands', hint, path);
  }
  return quantity;
}
