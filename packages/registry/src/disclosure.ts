import { fail, SluiceError } from '@sluice/errors';
import type { RegistryView, StoredRecord } from './record.js';
import type { AgreementBody } from './records/agreement.js';
import { sumOf } from './records/charges.js';
import { spansMeet } from './records/days.js';
import type { OrganisationBody } from './records/organisation.js';
import type { PriceBody } from './records/price-body.js';
import { countsAsHeld, type ReleaseBody } from './records/release.js';
import { standingUsage } from './records/revenue.js';
import { fault } from './records/rules.js';
import type { Usage } from './records/usage.js';

type Agreement = StoredRecord<AgreementBody>;
type Release = StoredRecord<ReleaseBody>;
type Price = StoredRecord<PriceBody>;

/** Use of one product in one class and currency: sums over the entries that stand. Amounts in minor units. */
export interface DisclosedUsage {
  readonly product: string;
  readonly useClass: PriceBody['useClass'];
  readonly currency: string;
  readonly exponent: number;
  readonly entries: number;
  readonly calls: number;
  readonly amount: number;
}

/** What an implementing or operating organisation makes public about one year of authorised operation. */
export interface Disclosure {
  readonly year: string;
  readonly role: 'implementer' | 'operator';
  readonly organisation: { readonly id: string } & Pick<OrganisationBody, 'title' | 'type'>;
  readonly agreements: readonly ({ readonly id: string; readonly state: string } & Pick<
    AgreementBody,
    'implementer' | 'operator' | 'mode' | 'concepts' | 'scenarios' | 'from' | 'until'
  >)[];
  readonly products: readonly {
    readonly product: string;
    readonly prices: readonly ({ readonly id: string; readonly trial: boolean } & Pick<
      PriceBody,
      'useClass' | 'unit' | 'price' | 'ceiling' | 'currency' | 'exponent'
    >)[];
  }[];
  readonly usage: readonly DisclosedUsage[];
  readonly totals: {
    readonly entries: number;
    readonly calls: number;
    readonly amounts: readonly { readonly currency: string; readonly exponent: number; readonly amount: number }[];
  };
  readonly releases: readonly ({ readonly id: string; readonly state: string } & Pick<
    ReleaseBody,
    'product' | 'version' | 'issued'
  >)[];
}

/**
 * The yearly disclosure, from the records alone: the organisation and its agreements, products with prices and
 * ceilings, releases that were valid in the year, and the sums of the usage records. `year` is yyyy.
 *
 * @throws SluiceError `disclosure/year`, `disclosure/unknown-organisation`, `disclosure/no-price` for each product that
 * industry used without a price of that year, `price/overflow`.
 */
export async function disclosure(
  view: RegistryView,
  year: string,
  role: 'implementer' | 'operator',
  organisation: string,
): Promise<Disclosure> {
  if (!/^\d{4}$/.test(year)) fail('input', 'disclosure/year', 'year: expected four digits', { hint: 'such as 2026' });
  const holder = await view.get('organisation', organisation);
  if (holder === undefined) {
    fail('input', 'disclosure/unknown-organisation', `organisation ${organisation}: there is no such record`, {
      hint: 'add the organisation first',
    });
  }
  const span = { from: `${year}-01-01`, until: `${year}-12-31` };
  const { title, type } = holder.body as OrganisationBody;

  const agreements: Agreement[] = [];
  const releases: Release[] = [];
  const entries: Usage[] = [];
  for (const agreement of (await view.list('agreement', { match: { [role]: organisation } })) as readonly Agreement[]) {
    if (agreement.state === 'draft') continue;
    let inUse = false;
    for (const release of (await view.list('release', { match: { agreement: agreement.id } })) as readonly Release[]) {
      const used = await usageIn(view, release.id, span);
      if (used.length === 0 && !validIn(release, span)) continue;
      inUse = true;
      releases.push(release);
      entries.push(...used);
    }
    if (inUse || spansMeet(agreement.body, span)) agreements.push(agreement);
  }

  const productOf = new Map(releases.map(({ id, body }) => [id, body.product]));
  const usage = sumsOf(entries, productOf);
  const products = await productsOf(view, year, [...new Set(productOf.values())].sort(), usage);
  return {
    year,
    role,
    organisation: { id: organisation, title, type },
    agreements: agreements.map(({ id, state, body }) => {
      const { implementer, operator, mode, concepts, scenarios, from, until } = body;
      return { id, state, implementer, operator, mode, concepts, scenarios, from, until };
    }),
    products,
    usage,
    totals: totalsOf(usage),
    releases: releases
      .map(({ id, state, body: { product, version, issued } }) => ({ id, state, product, version, issued }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

interface Span {
  readonly from: string;
  readonly until: string;
}

async function usageIn(view: RegistryView, release: string, span: Span): Promise<readonly Usage[]> {
  const entries = (await view.list('usage', { match: { release } })) as readonly Usage[];
  return standingUsage(entries).filter(({ body: { day } }) => day >= span.from && day <= span.until);
}

function validIn(release: Release, span: Span): boolean {
  if (!countsAsHeld(release) || release.state === 'sealing') return false;
  const { issued, expires, revocation } = release.body;
  const revokedBefore = revocation !== undefined && revocation.from <= span.from;
  return !revokedBefore && spansMeet({ from: issued, until: expires }, span);
}

async function productsOf(
  view: RegistryView,
  period: string,
  names: readonly string[],
  usage: readonly DisclosedUsage[],
): Promise<Disclosure['products']> {
  const products: Disclosure['products'][number][] = [];
  for (const product of names) {
    const prices = ((await view.list('price', { match: { product, period } })) as readonly Price[])
      .filter(({ state }) => state !== 'draft')
      .map(({ id, body: { useClass, unit, price, ceiling, currency, exponent, trial } }) => {
        return { id, useClass, unit, price, ceiling, currency, exponent, trial: trial === true };
      });
    products.push({ product, prices });
  }
  const unpriced = products.filter(
    ({ product, prices }) =>
      usage.some((sum) => sum.product === product && sum.useClass === 'industry') &&
      !prices.some(({ useClass }) => useClass === 'industry'),
  );
  if (unpriced.length > 0) {
    throw new SluiceError(
      'refused',
      unpriced.map(({ product }) =>
        fault(
          'disclosure/no-price',
          `product ${product}: expected a price for industry in ${period}, it was used without one`,
          'enact a price of that period, or correct the usage records',
        ),
      ),
    );
  }
  return products;
}

function sumsOf(entries: readonly Usage[], productOf: ReadonlyMap<string, string>): readonly DisclosedUsage[] {
  const groups = new Map<string, Usage[]>();
  for (const entry of entries) {
    const { release, useClass, currency, exponent } = entry.body;
    const key = JSON.stringify([productOf.get(release), useClass, currency, exponent]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry]);
    else group.push(entry);
  }
  return [...groups.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, group]) => {
      const { release, useClass, currency, exponent } = group[0].body;
      return {
        product: productOf.get(release)!,
        useClass,
        currency,
        exponent,
        entries: group.length,
        calls: sumOf(group.map(({ body }) => body.calls)),
        amount: sumOf(group.map(({ body }) => body.amount)),
      };
    });
}

function totalsOf(usage: readonly DisclosedUsage[]): Disclosure['totals'] {
  const currencies = new Map(
    usage.map(({ currency, exponent }) => [`${currency} ${exponent}`, { currency, exponent }]),
  );
  return {
    entries: sumOf(usage.map(({ entries }) => entries)),
    calls: sumOf(usage.map(({ calls }) => calls)),
    amounts: [...currencies.values()].map(({ currency, exponent }) => ({
      currency,
      exponent,
      amount: sumOf(
        usage.filter((sum) => sum.currency === currency && sum.exponent === exponent).map(({ amount }) => amount),
      ),
    })),
  };
}
