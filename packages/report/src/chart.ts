import type { Bin } from './bins.js';
import { type Html, html } from './html.js';
import { grouped } from './numbers.js';

const WIDTH = 560;
const HEIGHT = 260;
const TOP = 26;
const BOTTOM = 46;

/** Words of the chart, in the language of the page. */
export interface ChartText {
  readonly title: Html;
  readonly description: Html;
  readonly axis: Html;
}

/**
 * Bar chart of a class-size histogram as inline SVG: one bar a bin, its number above it. Colours come from the page,
 * so it follows light, dark and print. Coordinates have one decimal: the same text on every machine.
 *
 * @param id prefix of the ids inside, unique on the page.
 */
export function barChart(bins: readonly Bin[], text: ChartText, id: string): Html {
  const most = Math.max(...bins.map(({ classes }) => classes), 1);
  const base = HEIGHT - BOTTOM;
  const step = WIDTH / bins.length;
  const width = Math.min(step * 0.72, 64);
  const bars = bins.map((bin, i) => {
    const { classes } = bin;
    const middle = (i + 0.5) * step;
    // A bin that holds a class is never drawn as nothing.
    const height = classes === 0 ? 0 : Math.max(2, ((base - TOP) * classes) / most);
    return html`<g><rect x="${fixed(middle - width / 2)}" y="${fixed(base - height)}" width="${fixed(width)}" height="${fixed(height)}" rx="2"/><text class="value" x="${fixed(middle)}" y="${fixed(base - height - 7)}">${grouped(classes)}</text><text class="tick" x="${fixed(middle)}" y="${base + 18}">${tickLabel(bin, bins.length)}</text></g>
`;
  });
  return html`<svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="${id}-title ${id}-desc">
<title id="${id}-title">${text.title}</title>
<desc id="${id}-desc">${text.description}</desc>
${bars}<line x1="0" y1="${base}" x2="${WIDTH}" y2="${base}"/>
<text class="axis" x="${WIDTH / 2}" y="${HEIGHT - 6}">${text.axis}</text>
</svg>`;
}

/** Sizes in a bin, exactly: `20–49`. */
export function binLabel({ from, to }: Bin): string {
  return from === to ? grouped(from) : `${grouped(from)}–${grouped(to)}`;
}

/** The same under a bar, where there is little room: thousands as `1k–2k`, and only the lower end of many bins. */
function tickLabel(bin: Bin, bins: number): string {
  const { from, to } = bin;
  if (bins > 9) return `${short(from)}+`;
  return from < 1000 ? binLabel(bin) : `${short(from)}–${short(to + 1)}`;
}

function short(size: number): string {
  if (size >= 1e6 && size % 1e5 === 0) return `${size / 1e6}M`;
  return size >= 1000 && size % 100 === 0 ? `${size / 1000}k` : grouped(size);
}

function fixed(value: number): string {
  return value.toFixed(1);
}
