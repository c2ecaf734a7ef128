import type { Bilingual } from '@sluice/provenance';
import { type Html, html } from './html.js';
import type { Lang } from './messages/lang.js';
import { audience } from './sections/audience.js';
import { checking } from './sections/checking.js';
import { columns } from './sections/columns.js';
import { gate } from './sections/gate.js';
import { notices } from './sections/notices.js';
import { origin } from './sections/origin.js';
import { product } from './sections/product.js';
import { protection } from './sections/protection.js';
import { responsible } from './sections/responsible.js';
import type { ReportInput, Section, SectionContext } from './sections/section.js';
import { sources } from './sections/sources.js';
import { validity } from './sections/validity.js';
import { waivers } from './sections/waivers.js';
import { STYLES } from './styles.js';
import { translator } from './translate.js';

const SECTIONS: readonly Section[] = [
  product,
  audience,
  responsible,
  validity,
  protection,
  columns,
  gate,
  sources,
  checking,
  origin,
];

/**
 * The page that people read about a release: one self-contained HTML document without script and without outside
 * resources (its own content policy forbids both). It is a pure function of the statement's predicate, the same text
 * on every machine, and holds nothing else.
 *
 * @param statement the predicate as it will be signed: core, candidate digest, and all that was signed about it.
 */
export function renderReport(statement: ReportInput, lang: Lang): string {
  const t = translator(lang);
  const context = { input: statement, lang, t };
  const { core } = statement;
  const other = lang === 'zh' ? 'en' : 'zh';
  const title = titleOf(core.product.title, lang);
  const page = html`<!doctype html>
<html lang="${lang === 'zh' ? 'zh-Hans' : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title.text} – ${t('page.kind')}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
${waivers(context)}<p class="kind"><span>${t('page.kind')}</span><a href="report.${other}.html" hreflang="${other}" lang="${other}">${t('page.other')}</a></p>
<h1 lang="${title.lang}">${title.text}</h1>
<p class="byline">${byline(context)}</p>
${notices(context)}
</header>
<main>
${SECTIONS.map((section) => section(context)).map((made) => made && html`${made}\n`)}</main>
<footer><p>${t('page.footer')}</p></footer>
</body>
</html>
`;
  return page.markup;
}

/** Our own text, trusted as it stands. */
const STYLE: Html = { markup: STYLES };

/** Whose it is and from when to when, in one line. */
function byline({ input: { core, publication }, t }: SectionContext): Html {
  const { issued, expires } = core;
  const from = publication ? t('page.published', { day: publication.day }) : t('page.issued', { day: issued });
  const until = expires === undefined ? null : html` · ${t('page.expires', { day: expires })}`;
  return html`<bdi>${core.product.owner}</bdi> · ${from}${until}`;
}

/** The title in the language of the page, else in the one that there is. */
function titleOf(title: Bilingual, lang: Lang): { readonly text: string; readonly lang: Lang } {
  const text = title[lang];
  if (text !== undefined) return { text, lang };
  const other = lang === 'zh' ? 'en' : 'zh';
  return { text: title[other] ?? '', lang: other };
}
