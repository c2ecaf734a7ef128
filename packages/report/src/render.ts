import type { Bilingual } from '@sluice/provenance';
import { type Html, html } from './html.js';
import type { Lang } from './messages.js';
import { audience } from './sections/audience.js';
import { checking } from './sections/checking.js';
import { columns } from './sections/columns.js';
import { notices } from './sections/notices.js';
import { origin } from './sections/origin.js';
import { product } from './sections/product.js';
import { protection } from './sections/protection.js';
import type { ReportInput, Section } from './sections/section.js';
import { STYLES } from './styles.js';
import { translator } from './translate.js';

const SECTIONS: readonly Section[] = [product, audience, protection, columns, checking, origin];

/**
 * The page that people read about a release: one self-contained HTML document without script and without outside
 * resources (its own content policy forbids both). It is a pure function of the statement's predicate, the same text
 * on every machine, and holds nothing else.
 *
 * @param statement core, candidate digest and approvals, as they will be signed.
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
<p class="kind"><span>${t('page.kind')}</span><a href="report.${other}.html" hreflang="${other}" lang="${other}">${t('page.other')}</a></p>
<h1 lang="${title.lang}">${title.text}</h1>
<p class="byline"><bdi>${core.product.owner}</bdi> · ${t('page.issued', { day: core.issued })}</p>
${notices(context)}
</header>
<main>
${SECTIONS.map((section) => html`${section(context)}\n`)}</main>
<footer><p>${t('page.footer')}</p></footer>
</body>
</html>
`;
  return page.markup;
}

/** Our own text, trusted as it stands. */
const STYLE: Html = { markup: STYLES };

/** The title in the language of the page, else in the one that there is. */
function titleOf(title: Bilingual, lang: Lang): { readonly text: string; readonly lang: Lang } {
  const text = title[lang];
  if (text !== undefined) return { text, lang };
  const other = lang === 'zh' ? 'en' : 'zh';
  return { text: title[other] ?? '', lang: other };
}
