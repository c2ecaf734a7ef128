import type { ReleaseCore } from '@sluice/provenance';
import { type Html, html } from '../html.js';
import { moneyText } from '../numbers.js';
import { type Translate, wordsFor } from '../translate.js';

/** Use class, price, ceiling and period, where the product has a price; amounts are integers throughout. */
export function priceOf(t: Translate, { pricing }: ReleaseCore): Html | null {
  if (pricing === undefined) return null;
  const { useClass, unit, price, ceiling, currency, exponent, period } = pricing;
  const per = wordsFor(t, 'unit', unit) ?? t('price.unit.other', { unit });
  const amount = (units: number) =>
    t('price.value', {
      money: html`<span class="money">${moneyText(units, currency, exponent)}</span>`,
      unit: per,
    });
  return html`<h3>${t('price.title')}</h3>
<dl>
<dt>${t('price.use')}</dt><dd>${t(`use.${useClass}`)}</dd>
<dt>${t('price.price')}</dt><dd>${price === 0 ? t('price.free') : amount(price)}</dd>
${ceiling === 0 ? null : html`<dt>${t('price.ceiling')}</dt><dd>${amount(ceiling)}</dd>\n`}<dt>${t('price.period')}</dt><dd>${period}</dd>
</dl>
`;
}
