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
  const show = (part: readonly string[]) =>
    part.map((character) => (character === '\t' ? TAB : harmless(character))).join('');

  let before = show(characters.slice(0, from));
  let marked = show(characters.slice(from, from + (place.length ?? 1)));
  let after = show(characters.slice(from + (place.length ?? 1)));
  const whole = before + marked + after;
  if (displayWidth(whole) <= WIDEST) {
    return { text: whole, before: displayWidth(before), width: Math.max(1, displayWidth(marked)) };
  }
  // A product file in one line of JSON can be a megabyte wide: show what surrounds the mark.
  if (displayWidth(marked) > WIDEST / 2) marked = `${cut(marked, WIDEST / 2)}…`;
  if (displayWidth(before) > WIDEST / 2) before = `…${cutLeft(before, WIDEST / 2)}`;
  if (displayWidth(after) > WIDEST / 2) after = `${cut(after, WIDEST / 2)}…`;
  return { text: before + marked + after, before: displayWidth(before), width: Math.max(1, displayWidth(marked)) };
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
