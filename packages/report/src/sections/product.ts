import { html } from '../html.js';
import { byteSize, grouped } from '../numbers.js';
import type { Section } from './section.js';

export const product: Section = ({ input, t }) => {
  const { core } = input;
  const rows = core.data[0]?.rows ?? 0;
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
<dt>${t('product.owner')}</dt><dd><bdi>${core.product.owner}</bdi></dd>
<dt>${t('product.release')}</dt><dd class="mono">${core.release}</dd>
<dt>${t('product.size')}</dt><dd>${t('product.size.value', { rows: grouped(rows), columns: core.columns.length })}${
    core.droppedColumns === 0
      ? null
      : html` <span class="aside">${t('product.dropped', { count: core.droppedColumns })}</span>`
  }</dd>
</dl>
<div class="scroll"><table>
<caption>${t('product.files')}${core.data.length > 1 ? html` <span class="aside">${t('product.files.same')}</span>` : null}</caption>
<thead><tr><th scope="col">${t('product.file')}</th><th scope="col">${t('product.format')}</th><th scope="col" class="number">${t('product.bytes')}</th></tr></thead>
<tbody>
${files}</tbody>
</table></div>
</section>`;
};
