import type { Fault } from '@sluice/errors';
import { characterWidth, displayWidth, harmless } from './display.js';
import { maskSecrets } from './mask-secrets.js';

export interface RenderOptions {
  /** ANSI colours; off by default. */
  readonly colour?: boolean;
}

/** Widest source line that is shown whole. */
const WIDEST = 160;
const TAB = '    ';

type Paint = (text: string) => string;

/**
 * A fault as people read it, in the form that rustc made usual: code and message, the place, the line with a mark
 * under it, and what to do. Full-width characters count two columns. Ends without a line feed.
 * @param source text of the product file; without it the place is named but not shown
 */
export function renderFault(fault: Fault, source?: string, { colour = false }: RenderOptions = {}): string {
  const paint = (code: string): Paint => (colour ? (text) => `\u001b[${code}m${text}\u001b[0m` : (text) => text);
  const severity = fault.severity ?? 'error';
  const loud = paint(severity === 'error' ? '1;31' : '1;33');
  const bold = paint('1');
  const blue = paint('1;34');

  const lines = [`${loud(`${severity}[${fault.code}]`)}${bold(`: ${harmless(fault.message)}`)}`];
  const { place } = fault;
  const number = place?.line === undefined ? '' : String(place.line);
  const pad = ' '.repeat(Math.max(number.length, 1));
  const frame = source === undefined || place?.line === undefined ? undefined : frameOf(source, place);

  if (place !== undefined && (place.file !== undefined || place.line !== undefined)) {
    const parts = [harmless(place.file ?? 'product'), place.line, place.line === undefined ? undefined : place.column];
    lines.push(`${pad}${blue('-->')} ${parts.filter((part) => part !== undefined).join(':')}`);
  }
  if (frame !== undefined) {
    lines.push(`${pad} ${blue('|')}`);
    lines.push(`${blue(number)} ${blue('|')} ${frame.text}`);
    lines.push(`${pad} ${blue('|')} ${' '.repeat(frame.before)}${loud('^'.repeat(frame.width))}`);
  }
  if (fault.hint !== undefined) {
    if (frame !== undefined) lines.push(`${pad} ${blue('|')}`);
    lines.push(`${pad} ${blue('=')} ${bold('help')}: ${harmless(fault.hint)}`);
  }
  return lines.join('\n');
}

interface Frame {
  readonly text: string;
  /** Columns before the mark, and of the mark. */
  readonly before: number;
  readonly width: number;
}

function frameOf(source: string, place: NonNullable<Fault['place']>): Frame | undefined {
  const line = (source.startsWith('\ufeff') ? source.slice(1) : source).split('\n')[(place.line ?? 1) - 1];
  if (line === undefined) return undefined;
  const characters = [...maskSecrets(line.replace(/\r$/, ''))];
  const from = Math.min((place.column ?? 1) - 1, characters.length);
  const to = Math.min(from + (place.length ?? 1), characters.length);
  // A product file in one line of JSON can be a megabyte wide: look at what surrounds the mark only.
  const start = Math.max(0, from - WIDEST);
  const stop = Math.min(characters.length, to + WIDEST);
  const show = (first: number, last: number) =>
    characters
      .slice(first, last)
      .map((character) => (character === '\t' ? TAB : harmless(character)))
      .join('');

  const before = show(start, from);
  const marked = show(from, Math.min(to, from + WIDEST));
  const after = show(to, stop);
  const whole = before + marked + after;
  if (stop - start === characters.length && displayWidth(whole) <= WIDEST) {
    return { text: whole, before: displayWidth(before), width: Math.max(1, displayWidth(marked)) };
  }
  const left = displayWidth(before) > WIDEST / 2 ? `…${cutLeft(before, WIDEST / 2)}` : before;
  const middle = displayWidth(marked) > WIDEST / 2 ? `${cut(marked, WIDEST / 2)}…` : marked;
  const right = displayWidth(after) > WIDEST / 2 ? `${cut(after, WIDEST / 2)}…` : after;
  return { text: left + middle + right, before: displayWidth(left), width: Math.max(1, displayWidth(middle)) };
}

function cut(text: string, width: number): string {
  let used = 0;
  let end = 0;
  for (const character of text) {
    used += characterWidth(character);
    if (used > width) break;
    end += character.length;
  }
  return text.slice(0, end);
}

function cutLeft(text: string, width: number): string {
  return [...cut([...text].reverse().join(''), width)].reverse().join('');
}
