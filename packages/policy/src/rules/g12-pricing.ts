import { isText } from './need-record.js';
import type { RecordFacts } from './record-facts.js';
import { type Block, block, type GateRule, PASS, waivableBlock } from './rule.js';
import type { PricingFact } from './supply-facts.js';

const CURRENCY = /^[A-Z]{3}$/;
const USE_CLASSES: readonly string[] = ['public-governance', 'public-welfare', 'industry'];
const isMoney = (amount: number) => Number.isSafeInteger(amount) && amount >= 0;

/**
 * G12: what the recipient pays is allowed and on record (发改价格〔2025〕65号): nothing for public governance and welfare,
 * at most the ceiling otherwise, within the revenue that is left for the period; nothing for what is open to everyone.
 * A waiver may pass over what was found wrong, never over a price that cannot be read.
 */
export const g12 = Object.freeze({
  code: 'G12',
  title: { zh: '价格有效并与登记一致', en: 'the price is valid and agrees with the records' },
  waivable: true,
  judge({ channel, supply: { pricing } }: RecordFacts) {
    if (pricing === null) return unpriced(channel);
    return unreadable(pricing) ?? tooDear(pricing, channel) ?? offRecord(pricing, channel) ?? PASS;
  },
} satisfies GateRule);

function unpriced(channel: string): Block | typeof PASS {
  if (channel !== 'authorised-operation') return PASS;
  return waivableBlock(
    {
      zh: '授权运营的产品没有写明使用类别与价格',
      en: 'a product of authorised operation states its use class and price',
    },
    { zh: '在产品文件中写明 pricing', en: 'state `pricing` in the product file' },
  );
}

function unreadable(p: PricingFact): Block | undefined {
  const money = [p.price, p.ceiling, p.exponent];
  if (p.record) money.push(p.record.price, p.record.ceiling, p.record.exponent);
  const readable =
    USE_CLASSES.includes(p.useClass) &&
    isText(p.unit) &&
    isText(p.period) &&
    CURRENCY.test(p.currency) &&
    money.every(isMoney) &&
    (p.record === null || Number.isSafeInteger(p.record.headroom));
  if (readable) return undefined;
  return block(
    {
      zh: '价格不是以最小货币单位表示的整数，或缺少要素',
      en: 'the price is not in whole minor units, or lacks a part',
    },
    {
      zh: '写明使用类别、单位、周期、币种，金额用整数',
      en: 'state use class, unit, period and currency; amounts are integers',
    },
  );
}

function tooDear({ useClass, price, ceiling }: PricingFact, channel: string): Block | undefined {
  if (channel === 'opening' && price !== 0)
    return waivableBlock(
      { zh: '开放的产品不得收费', en: 'what is open to everyone has no price' },
      { zh: '将价格设为 0', en: 'set the price to 0' },
    );
  if (useClass !== 'industry' && price !== 0)
    return waivableBlock(
      { zh: '公共治理与公益用途应当免费', en: 'use for public governance or welfare is free' },
      { zh: '将价格设为 0', en: 'set the price to 0' },
    );
  if (price > ceiling)
    return waivableBlock(
      { zh: '价格高于上限', en: 'the price is above its ceiling' },
      { zh: '将价格降至上限以内', en: 'lower it to the ceiling' },
    );
  return undefined;
}

function offRecord({ price, ceiling, currency, exponent, record }: PricingFact, channel: string): Block | undefined {
  if (record === null) {
    // Nothing is charged to everyone, so there is no price to record.
    if (channel === 'opening') return undefined;
    return waivableBlock(
      {
        zh: '登记库中没有该产品、类别与周期的有效价格',
        en: 'no live price is on record for product, class and period',
      },
      { zh: '先登记价格', en: 'record the price first' },
    );
  }
  const agrees =
    price === record.price &&
    ceiling === record.ceiling &&
    currency === record.currency &&
    exponent === record.exponent;
  if (!agrees)
    return waivableBlock(
      { zh: '价格与登记的价格不一致', en: 'the price is not the one on record' },
      { zh: '按登记填写，或先变更登记', en: 'state it as on record, or change the record first' },
    );
  if (price > 0 && record.headroom < price)
    return waivableBlock(
      { zh: '本周期准许收入已无余额', en: 'the revenue permitted for the period is used up' },
      { zh: '等待下一周期，或申请调整准许收入', en: 'wait for the next period, or have the maximum changed' },
    );
  return undefined;
}
