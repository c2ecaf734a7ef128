import type { Fault } from '@sluice/errors';
import type { RegistryView, StoredRecord } from '../record.js';
import { carriedInto } from './carried-into.js';
import { defineKind } from './define-kind.js';
import { type PriceBody, priceSchema } from './price-body.js';
import { fault, onlyChanged } from './rules.js';

type Price = StoredRecord<PriceBody>;

/**
 * Price of a product for one class of use and one year (发改价格〔2025〕65号): free for public governance and welfare,
 * at most the ceiling for industry, under a maximum permitted revenue; what was taken above the maximum is deducted in
 * the next period.
 */
export const price = defineKind<PriceBody>({
  kind: 'price',
  title: { zh: '价格', en: 'price' },
  schema: priceSchema,
  states: ['draft', 'live', 'closed'],
  first: 'draft',
  transitions: {
    revise: { from: ['draft'], to: 'draft', changesBody: true },
    enact: { from: ['draft'], to: 'live' },
    close: { from: ['live'], to: 'closed' },
  },
  columns: (body) => [
    ['product', body.product],
    ['period', body.period],
    ['use', body.useClass],
    ['price', `${body.price} <= ${body.ceiling} ${body.currency}e-${body.exponent}/${body.unit}`],
  ],
  async check(next, previous, view) {
    if (next.state === 'closed') return onlyChanged(next, previous, []);
    return [...ownFaults(next.body), ...(next.state === 'live' ? await enactFaults(next, view) : [])];
  },
});

function ownFaults(body: PriceBody): readonly Fault[] {
  const faults: Fault[] = [];
  if (body.useClass !== 'industry' && body.price !== 0) {
    faults.push(
      fault('price/free', `price: expected 0 for ${body.useClass}`, 'public governance and welfare are free', [
        'price',
      ]),
    );
  }
  if (body.price > body.ceiling) {
    faults.push(fault('price/ceiling', 'price: expected at most the ceiling', 'lower the price', ['price']));
  }
  return faults;
}

async function enactFaults(next: Price, view: RegistryView): Promise<readonly Fault[]> {
  const { product, period, useClass, trial, currency, exponent } = next.body;
  const others = ((await view.list('price', { match: { product, useClass } })) as readonly Price[]).filter(
    (other) => other.id !== next.id && other.state !== 'draft',
  );
  const faults: Fault[] = [];
  const twice = others.find((other) => other.state === 'live' && other.body.period === period);
  if (twice !== undefined) {
    faults.push(
      fault(
        'price/twice',
        `price ${next.id}: expected one live price for product, use class and period, ${twice.id} is one`,
        `close ${twice.id} first`,
        ['period'],
      ),
    );
  }
  if (others.some((other) => other.body.currency !== currency || other.body.exponent !== exponent)) {
    faults.push(
      fault('price/currency', 'currency: expected that of the earlier prices of the product', 'revenues are added up', [
        'currency',
      ]),
    );
  }
  faults.push(...(await carryOverFaults(next, others, view)));
  const first = Math.min(Number(period), ...others.map((other) => Number(other.body.period)));
  // A first price may begin in the middle of its year, so the year after is full only at its own end.
  const age = Number(period) - first;
  if (useClass === 'industry' && age === 0 && trial !== true) {
    faults.push(
      fault('price/trial', 'trial: expected true in the first period of a product', 'a full year has not passed', [
        'trial',
      ]),
    );
  }
  if (age >= 2 && trial === true) {
    faults.push(
      fault('price/trial', 'trial: expected no trial price after a full year', 'fix a regular price', ['trial']),
    );
  }
  return faults;
}

/** Periods follow each other: one is over and its revenue settled before the next begins, with what it carries over. */
async function carryOverFaults(
  { id, body }: Price,
  others: readonly Price[],
  view: RegistryView,
): Promise<readonly Fault[]> {
  const later = others.find((other) => other.body.period > body.period);
  if (later !== undefined) {
    const message = `period: expected none before ${later.body.period}, of which ${later.id} was enacted already`;
    return [fault('price/order', message, 'what it earns could no longer be carried over', ['period'])];
  }
  const open = others.find((other) => other.state === 'live' && other.body.period < body.period);
  if (open !== undefined) {
    const message = `price ${id}: expected the period before to be closed, ${open.id} of ${open.body.period} is live`;
    const hint = `\`sluice registry close ${body.product} --period ${open.body.period}\` closes it and drafts the next`;
    return [fault('price/period-open', message, hint, ['period'])];
  }
  const expected = await carriedInto(view, body);
  if (expected === undefined || body.carriedOver === expected) return [];
  const message = `carriedOver: expected ${expected}, which the periods before carry over`;
  const hint = `revise the draft: carriedOver ${expected}, in minor units`;
  return [fault('price/carry-over', message, hint, ['carriedOver'])];
}
