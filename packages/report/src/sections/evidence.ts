import type { ClassEvidence } from '@sluice/provenance';
import { binsOf } from '../bins.js';
import { barChart, binLabel } from '../chart.js';
import { type Html, html } from '../html.js';
import { grouped, percentOf } from '../numbers.js';
import type { Translate } from '../translate.js';

/**
 * What was counted in the released bytes: four figures, the histogram of class sizes as a chart, and the same numbers
 * as a table for those who cannot see it.
 *
 * `k`: least allowed size, an edge of the bins; `id`: prefix of ids, unique on the page; `unit`: whose privacy counts.
 */
export function evidenceFigure(
  t: Translate,
  evidence: ClassEvidence,
  { k, id, unit }: { readonly k: number | undefined; readonly id: string; readonly unit: 'rows' | 'people' },
): Html {
  const { rows, classes, minClassSize, histogram } = evidence;
  if (minClassSize === null) return html`<p>${t('evidence.empty')}</p>`;
  const bins = binsOf(histogram, k);
  const largest = histogram[histogram.length - 1][0];
  const chart = barChart(
    bins,
    {
      title: t('evidence.chart.title'),
      description: t('evidence.chart.desc', {
        classes: grouped(classes),
        smallest: grouped(minClassSize),
        largest: grouped(largest),
      }),
      axis: t('evidence.axis'),
    },
    id,
  );
  const lines = bins.map(
    (
      bin,
    ) => html`<tr><th scope="row" class="number">${binLabel(bin)}</th><td class="number">${grouped(bin.classes)}</td><td class="number">${grouped(bin.rows)}</td><td class="number">${percentOf(bin.rows, rows)}</td></tr>
`,
  );
  // A person may have many rows of a class, so among people the odds by rows would promise too much.
  const risk =
    unit === 'people'
      ? null
      : html`<div><b>${t('evidence.risk.value', { size: grouped(minClassSize) })}</b> <span>${t('evidence.risk')}</span></div>
`;
  return html`<figure>
<figcaption>${t('evidence.title')}</figcaption>
<div class="tiles">
<div><b>${grouped(rows)}</b> <span>${t('evidence.rows')}</span></div>
<div><b>${grouped(classes)}</b> <span>${t('evidence.classes')}</span></div>
<div><b>${grouped(minClassSize)}</b> <span>${t('evidence.smallest')}</span></div>
${risk}</div>
<div class="beside">
${chart}
<div class="scroll"><table class="compact">
<caption class="hidden">${t('evidence.chart.title')}</caption>
<thead><tr><th scope="col" class="number">${t('evidence.size')}</th><th scope="col" class="number">${t('evidence.number')}</th><th scope="col" class="number">${t('evidence.in')}</th><th scope="col" class="number">${t('evidence.share')}</th></tr></thead>
<tbody>
${lines}</tbody>
</table></div>
</div>
</figure>`;
}
