import { displayWidth } from '@sluice/product';
import type { EgressCell, EgressThresholds } from '@sluice/risk';
import { alignColumns } from '../../terminal/columns.js';
import type { Style } from '../../terminal/style.js';
import { countsByCode, type EgressOutcome, findingsOf } from './outcome.js';
import { EGRESS_WORDS, type EgressWords, othersText } from './words.js';

/** Columns of the terminal that the page keeps to. */
const WIDTH = 100;
/** Widest text of one cell's place; flagged cells that are listed. */
const WIDEST_CELL = 36;
const MOST = 50;

/** Text in lines of at most `width` columns, broken between words, or between characters where a word is longer. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  // Full-width characters may stand at the end of a line each.
  for (const piece of text.match(/[\u2e80-\uffef]|[^\s\u2e80-\uffef]+\s*|\s+/g) ?? []) {
    if (line !== '' && displayWidth((line + piece).trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    for (const character of displayWidth(piece.trimEnd()) > width ? piece : [piece]) {
      if (displayWidth(line + character.trimEnd()) > width) {
        lines.push(line);
        line = '';
      }
      line += character;
    }
  }
  return line === '' ? lines : [...lines, line.trimEnd()];
}

function cut(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let kept = '';
  for (const character of text) {
    if (displayWidth(kept + character) > width - 1) break;
    kept += character;
  }
  return `${kept}…`;
}

/** Values go out quoted, control and direction characters escaped: they come from a table. */
const quoted = (value: string) =>
  JSON.stringify(value).replace(
    /[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

function placeOf({ table, showValues }: EgressOutcome, { at }: EgressCell): string {
  const parts = at.map((position, d) => {
    if (position === null) return 'Σ';
    return showValues ? quoted(table.dimensions[d].values[position]) : String(position + 1);
  });
  return cut(parts.join(' · '), WIDEST_CELL);
}

function thresholdsText(t: EgressThresholds, withValue: boolean, words: EgressWords): string {
  const parts = [
    words.least(t.least),
    ...(t.roundTo === undefined ? [] : [words.round(t.roundTo)]),
    ...(withValue ? [words.nk(t.nk.n, t.nk.k), words.p(t.p)] : []),
    ...(withValue && t.pRatio !== undefined ? [words.pRatio(t.pRatio)] : []),
    ...(t.zeros === true ? [words.zeros] : []),
  ];
  return parts.join('; ');
}

function flaggedLines(outcome: EgressOutcome, lang: 'zh' | 'en', words: EgressWords): string[] {
  const findings = findingsOf(outcome.verdict);
  const shown = findings.slice(0, MOST);
  const starts = shown.map(({ cell, action }) => [
    String(cell.row ?? words.noRow),
    placeOf(outcome, cell),
    words.actions[action],
  ]);
  const heads = words.heads.slice(0, 3);
  const widths = heads.map((head, c) => Math.max(...[head, ...starts.map((row) => row[c])].map(displayWidth)));
  const room = WIDTH - widths.reduce((sum, width) => sum + width + 2, 0);
  const rows = shown.flatMap(({ flags }, i) => {
    const reasons = flags.flatMap(({ reason }) => wrap(reason[lang], room));
    return reasons.map((reason, line) => [...(line === 0 ? starts[i] : ['', '', '']), reason]);
  });
  const more = findings.length > shown.length ? [words.more(findings.length - shown.length)] : [];
  const codes = Object.entries(countsByCode(findings)).map(([code, n]) => `${code} ${n}`);
  const summary = `${words.flagged(findings.length, outcome.verdict.cells)}: ${codes.join(', ')}`;
  return [alignColumns([words.heads, ...rows]), ...more, '', ...wrap(summary, WIDTH)];
}

function proposalLines({ table, proposal, request }: EgressOutcome, lang: 'zh' | 'en', words: EgressWords): string[] {
  if (proposal === null) return [];
  if (!proposal.clean) return wrap(words.notClean, WIDTH);
  const at = new Map(table.cells.map((cell) => [cell.index, cell.row]));
  const others = othersText(
    lang,
    proposal.complementary.map((index) => at.get(index) ?? null),
  );
  const round = proposal.rounded ? words.rounded(request.thresholds.roundTo as number) : '';
  return wrap(`${words.todo(proposal.primary.length, others)}${round}${words.clean}`, WIDTH);
}

/** The check for people: no line wider than 100 columns, unless a path or a name is. */
export function describeEgress(outcome: EgressOutcome, lang: 'zh' | 'en', style: Style): string {
  const words = EGRESS_WORDS[lang];
  const { request, table, verdict, out } = outcome;
  const names = table.dimensions.map(({ name }) => quoted(name)).join(', ');
  const limits = thresholdsText(request.thresholds, table.value !== null, words);
  const lines = [
    ...wrap(`${words.judged(verdict.cells, request.preset.name)}: ${limits}`, WIDTH),
    ...wrap(request.preset.source[lang], WIDTH).map(style.dim),
    ...wrap(words.positions(names), WIDTH).map(style.dim),
    '',
    ...(verdict.ok ? [style.green(words.good)] : flaggedLines(outcome, lang, words)),
    ...proposalLines(outcome, lang, words),
    ...(out === null ? [] : [words.written(out)]),
  ];
  return `${lines.join('\n')}\n`;
}
