import type { Preset } from '@sluice/policy';
import type { ReleaseCore } from '@sluice/provenance';
import { failed, passed, type VerifyCheck } from '../result.js';
import { shown } from '../shown.js';

const RULE = 'G12';

/**
 * What the price must be whatever the records say (发改价格〔2025〕65号): nothing for what is open to everyone, for public
 * governance and for welfare, else at most the ceiling; stated at all in authorised operation. Exit 6. Asked where the
 * preset has rule G12 and no waiver passes over it.
 */
export function checkPricing(
  { channel, gate, pricing }: ReleaseCore,
  preset: Preset | undefined,
): readonly VerifyCheck[] {
  const asked =
    preset?.rules.includes(RULE) && gate.rules.some(({ code, status }) => code === RULE && status === 'pass');
  if (!asked) return [];
  const name = 'pricing';
  if (pricing === undefined) {
    return channel.kind === 'authorised-operation' ? [failed(6, name, 'no use class and price are stated')] : [];
  }
  const { useClass, price, ceiling, currency, exponent, unit } = pricing;
  if (channel.kind === 'opening' && price !== 0) return [failed(6, name, 'what is open to everyone has a price')];
  if (useClass !== 'industry' && price !== 0) return [failed(6, name, `use for ${useClass} has a price`)];
  if (price > ceiling) return [failed(6, name, 'the price is above its ceiling')];
  const amount = price === 0 ? 'free' : `${price} ${currency} x 10^-${exponent} per ${shown(unit)}, within its ceiling`;
  return [passed(name, `${useClass}: ${amount}`)];
}
