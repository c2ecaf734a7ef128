import type { ReleaseCore } from '@sluice/provenance';
import { type Html, html } from '../html.js';
import { byteSize, grouped } from '../numbers.js';
import type { Translate } from '../translate.js';
import type { Section } from './section.js';

/** Name, owner, form and size of the product, and its data files. */
export const product: Section = ({ input, t }) => {
  const { core } = input;
  const files = core.data.map(
    ({
      path,
      format,
      bytes,
    }) => html`<tr><td class="mono"><bdi>${path}</bdi></td><td>${format}</td><td class="number">${byteSize(bytes)}</td></tr>
`,
  );
  return html`<section aria-labelledby="product">
<h2 id="product">${t('product.title')}</h2>
<dl>
<dt>${t('product.name')}</dt><dd><bdi>${core.product.id}</bdi></dd>
<dt>${t('product.version')}</dt><dd>${core.product.version}</dd>
<dt>${t('product.release')}</dt><dd class="mono">${core.release}</dd>
<dt>${t('product.form')}</dt><dd>${t(`form.${core.form ?? 'table'}`)}</dd>
<dt>${t('product.size')}</dt><dd>${sizeText(t, core)}</dd>
</dl>
${files.length === 0 ? null : fileTable(t, files)}</section>`;
};

function sizeText(t: Translate, { data, columns, droppedColumns: count }: ReleaseCore): Html {
  if (data.length === 0) return t('product.size.none', { count });
  const size = t('product.size.value', { rows: grouped(data[0].rows), columns: columns.length });
  return count === 0 ? size : html`${size} <span class="aside">${t('product.dropped', { count })}</span>`;
}

function fileTable(t: Translate, files: readonly Html[]): Html {
  return html`<div class="scroll"><table>
<caption>${t('product.files')}${files.length > 1 ? html` <span class="aside">${t('product.files.same')}</span>` : null}</caption>
<thead><tr><th scope="col">${t('product.file')}</th><th scope="col">${t('product.format')}</th><th scope="col" class="number">${t('product.bytes')}</th></tr></thead>
<tbody>
${files}</tbody>
</table></div>
`;
}
