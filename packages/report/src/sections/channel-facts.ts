import type { StatedChannel } from '@sluice/provenance';
import { type Html, html } from '../html.js';
import type { MessageKey } from '../messages.js';
import { listOf, type Translate } from '../translate.js';
import { named } from './names.js';

type Fact = readonly [term: MessageKey, value: Html];

/** An address that a reader may follow: of the web or of mail, as the channel `opening` asks for. */
const ADDRESS = /^(?:https:\/\/[^\s/?#@\\]+(?:[/?#]\S*)?|mailto:[^\s@]+@[^\s@]+)$/;

function address(text: string): Html {
  if (!ADDRESS.test(text)) return named(text);
  return html`<a href="${text}" rel="noopener noreferrer"><bdi>${text}</bdi></a>`;
}

function plain(term: MessageKey, value: string | undefined): readonly Fact[] {
  return value === undefined ? [] : [[term, named(value)]];
}

function licence({ kind, licence: stated }: StatedChannel, t: Translate): readonly Fact[] {
  // Elsewhere an agreement or the item binds the recipient; whoever finds open data has the licence alone.
  if (stated === undefined) return kind === 'opening' ? [['fact.licence', t('fact.licence.none')]] : [];
  return plain('fact.licence', stated);
}

function feedback(t: Translate, stated: string | undefined): readonly Fact[] {
  if (stated === undefined) return [];
  return [['fact.feedback', html`${address(stated)}<br><span class="aside">${t('fact.feedback.means')}</span>`]];
}

function occasion({ proactive, demand }: StatedChannel, t: Translate): readonly Fact[] {
  const reasons = [
    ...(proactive === true ? [t('fact.proactive')] : []),
    ...(demand === undefined ? [] : [t('fact.demand', { requests: listOf(t, demand.map(named)) })]),
  ];
  return reasons.length === 0 ? [] : [['fact.occasion', listOf(t, reasons, 'list.of')]];
}

function parties({ provider, recipient }: StatedChannel, t: Translate): readonly Fact[] {
  if (provider === undefined || recipient === undefined)
    return [...plain('fact.provider', provider), ...plain('fact.recipient', recipient)];
  const both = t('fact.parties.value', { provider: named(provider), recipient: named(recipient) });
  return [['fact.parties', both]];
}

/** Every fact that the channel states, whatever its kind: terms and descriptions of a list. */
export function channelFacts(t: Translate, channel: StatedChannel): Html {
  const facts: readonly Fact[] = [
    ...licence(channel, t),
    ...plain('fact.theme', channel.theme),
    ...plain('fact.implementer', channel.implementer),
    ...plain('fact.operator', channel.operator),
    ...parties(channel, t),
    ...plain('fact.item', channel.item),
    ...plain('fact.agreement', channel.agreement),
    ...plain('fact.scenario', channel.scenario),
    ...plain('fact.purpose', channel.purpose),
    ...plain('fact.duty', channel.duty),
    ...(channel.attribute === undefined
      ? []
      : [['fact.attribute', t(`attribute.${channel.attribute}`)] satisfies Fact]),
    ...(channel.place === undefined ? [] : [['fact.place', t(`place.${channel.place}`)] satisfies Fact]),
    ...plain('fact.registration', channel.registration),
    ...occasion(channel, t),
    ...feedback(t, channel.feedback),
  ];
  return html`${facts.map(
    ([term, value]) => html`<dt>${t(term)}</dt><dd>${value}</dd>
`,
  )}`;
}
