import { html } from '../html.js';
import { knownKey, listOf } from '../translate.js';
import type { Section } from './section.js';

export const audience: Section = ({ input, t }) => {
  const { channel } = input.core;
  const known = knownKey(`audience.${channel.kind}`);
  const approvals = input.approvals.map(({ role, day }) => t('audience.approval', { role, day }));
  return html`<section aria-labelledby="audience">
<h2 id="audience">${t('audience.title')}</h2>
<dl>
<dt>${t('audience.channel')}</dt><dd>${CHANNELS.has(channel.kind) && known ? t(known) : t('audience.other', { kind: channel.kind })}</dd>
<dt>${t('audience.licence')}</dt><dd>${channel.licence ?? t('audience.licence.none')}</dd>
<dt>${t('audience.approvals')}</dt><dd>${approvals.length === 0 ? t('audience.approvals.none') : listOf(t, approvals)}</dd>
</dl>
</section>`;
};

/** Named here because `audience.` also begins keys that are no channel. */
const CHANNELS: ReadonlySet<string> = new Set(['opening', 'sharing', 'authorised-operation', 'internal']);
