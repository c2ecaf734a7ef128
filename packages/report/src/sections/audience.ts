import { html } from '../html.js';
import { wordsFor } from '../translate.js';
import { channelFacts } from './channel-facts.js';
import { named } from './names.js';
import { priceOf } from './price.js';
import type { Section } from './section.js';
import { termsOfUse } from './terms.js';

/** The channel with its facts, the terms of use, and the price. */
export const audience: Section = ({ input: { core }, t }) => {
  const { channel } = core;
  const kind = wordsFor(t, 'channel', channel.kind) ?? t('audience.channel.other', { kind: named(channel.kind) });
  return html`<section aria-labelledby="audience">
<h2 id="audience">${t('audience.title')}</h2>
<dl>
<dt>${t('audience.channel')}</dt><dd>${kind}</dd>
${channelFacts(t, channel)}</dl>
${termsOfUse(t, core)}${priceOf(t, core)}</section>`;
};
