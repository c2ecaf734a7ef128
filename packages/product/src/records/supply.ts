import type { IntersectionFact, PricingFact, SupplyFacts } from '@sluice/policy';
import {
  type AssessmentBody,
  assessmentCovers,
  frozenProducts,
  type PriceBody,
  type RegistryView,
  revenueOf,
  type StoredRecord,
} from '@sluice/registry';
import { channelFacts } from './channel-facts.js';
import type { SupplyRequest } from './request.js';
import { sourceFacts } from './source-facts.js';

/**
 * What the records of the organisation say about a release on the day of the question. Plain facts: the gate judges.
 * @param view the registers, or null where none is at hand: then every rule that needs a record blocks
 */
export async function supplyFacts(
  request: SupplyRequest,
  view: RegistryView | null,
  intersection: IntersectionFact,
): Promise<SupplyFacts> {
  const common = {
    day: request.day,
    registry: view !== null,
    validity: { issued: request.issued, expires: request.expires ?? null },
    intersection,
    form: request.form,
  };
  const pricing = request.pricing ?? null;
  if (view === null)
    return { ...common, sources: [], concerns: [], assessment: null, pricing: pricing && { ...pricing, record: null } };
  const sources = await sourceFacts(request, view);
  const concepts = [...new Set(sources.flatMap(({ concept }) => (concept === null ? [] : [concept])))];
  return {
    ...common,
    ...(await channelFacts(request, concepts, view)),
    sources,
    concerns: (await frozenProducts(view)).get(request.product) ?? [],
    assessment: await assessmentFact(request, view),
    pricing: pricing && { ...pricing, record: await priceOnRecord(request.product, pricing, view) },
  };
}

async function assessmentFact(
  { assessment: id, product, channel, day }: SupplyRequest,
  view: RegistryView,
): Promise<SupplyFacts['assessment']> {
  if (id === undefined) return null;
  const record = (await view.get('assessment', id)) as StoredRecord<AssessmentBody> | undefined;
  return {
    id,
    found: record !== undefined,
    valid: record?.state === 'valid' && record.body.on <= day && day <= record.body.until,
    covers:
      record !== undefined &&
      assessmentCovers(record.body, {
        product,
        channel: channel.kind,
        ...(channel.recipient !== undefined && { recipient: channel.recipient }),
      }),
    keptUntil: record?.body.keptUntil ?? null,
    on: record?.body.on ?? null,
  };
}

async function priceOnRecord(
  product: string,
  { useClass, period }: NonNullable<SupplyRequest['pricing']>,
  view: RegistryView,
): Promise<PricingFact['record']> {
  const all = (await view.list('price', { state: 'live', match: { product } })) as readonly StoredRecord<PriceBody>[];
  const body = all.map((record) => record.body).find((b) => b.useClass === useClass && b.period === period);
  if (body === undefined) return null;
  const { price, ceiling, currency, exponent } = body;
  // Where nothing may be earned (welfare, governance) there is no maximum to stay below.
  const left = (await revenueOf(view, product, period)).headroom ?? 0;
  return { price, ceiling, currency, exponent, headroom: left };
}
