import type { Fault, Place } from '@sluice/errors';
import { type Document, parseDocument } from 'yaml';
import { capFaults } from './cap-faults.js';
import { locate, locateKey, type Path } from './locate.js';
import { readValue } from './read-value.js';
import { sourceText } from './source-text.js';
import { syntaxFaults } from './syntax-faults.js';

/** Larger files are refused before they are parsed: the parser needs seconds for hostile ones. */
export const LARGEST_BYTES = 1_048_576;

/** A product file as text, and where each part of it stands. */
export interface ProductText {
  readonly text: string;
  readonly file?: string;
  /** Place of a value: a scalar where it stands, anything else by its key, else the nearest part above. */
  placeOf(path: Path): Place;
  /** Place of the key that the path ends with. */
  placeOfKey(path: Path): Place;
}

/** A document read as plain JSON; `value` means nothing where there are faults. */
export interface ReadDocument {
  readonly value: unknown;
  readonly faults: readonly Fault[];
  readonly source: ProductText;
}

/** YAML 1.2 core schema, of which JSON is a part. Takes text or bytes; never throws. */
export function readDocument(input: string | Uint8Array, file?: string): ReadDocument {
  const bytes = typeof input === 'string' ? new TextEncoder().encode(input).length : input.length;
  if (bytes > LARGEST_BYTES) {
    const message = `expected a product file of at most ${LARGEST_BYTES} bytes, found ${bytes}`;
    return refuse('too-large', message, 'move large hierarchies to files of their own: `hierarchy: {file: PATH}`');
  }
  const text = decode(input);
  if (text === undefined) return refuse('not-utf8', 'expected text in UTF-8', 'save the file as UTF-8');
  const source = sourceText(text, file);
  const control = CONTROL.exec(text);
  if (control !== null) {
    const place = source.placeAt(control.index, control.index + 1);
    return refuse('control-character', 'expected text, found a control character', 'remove it', place, text);
  }
  const directive = directiveAt(text);
  if (directive !== undefined) {
    const place = source.placeAt(directive, directive + 1);
    return refuse('directive', 'expected no `%` directive', 'remove the line: YAML 1.2 is read', place, text);
  }

  const document = parse(text);
  if (document === undefined) return refuse('unreadable', 'expected a product file in YAML or JSON', undefined);
  const read = readValue(document, source);
  return {
    value: read.value,
    faults: tidy(syntaxFaults(document, source), read.faults),
    source: {
      text,
      ...(file !== undefined && { file }),
      placeOf: (path) => locate(document, source, path),
      placeOfKey: (path) => locateKey(document, source, path),
    },
  };

  function refuse(what: string, message: string, hint?: string, place?: Place, text = ''): ReadDocument {
    const here: Place = place ?? (file === undefined ? {} : { file });
    const fault: Fault = { code: `syntax/${what}`, message, ...(hint !== undefined && { hint }), place: here };
    const nowhere = { text, ...(file !== undefined && { file }), placeOf: () => here, placeOfKey: () => here };
    return { value: undefined, faults: [fault], source: nowhere };
  }
}

/** C0 and C1 controls but tab, line feed and carriage return, and DEL: YAML 1.2 section 5.1 has none of them either. */
const CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]/;

function decode(input: string | Uint8Array): string | undefined {
  if (typeof input !== 'string') {
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(input);
    } catch {
      return undefined;
    }
  }
  // Half a surrogate pair has no UTF-8 form.
  if (/\p{Surrogate}/u.test(input)) return undefined;
  return input.startsWith('\ufeff') ? input.slice(1) : input;
}

/** Offset of a directive: a line that starts with `%` before anything but comments. It could ask for YAML 1.1. */
function directiveAt(text: string): number | undefined {
  for (let start = 0; start >= 0 && start < text.length; ) {
    const end = text.indexOf('\n', start);
    const line = text.slice(start, end < 0 ? text.length : end);
    if (line.startsWith('%')) return start;
    if (line.trim() !== '' && !line.trimStart().startsWith('#')) return undefined;
    start = end < 0 ? -1 : end + 1;
  }
  return undefined;
}

function parse(text: string): Document | undefined {
  try {
    return parseDocument(text, {
      version: '1.2',
      schema: 'core',
      // Its own check of keys is quadratic; `readValue` does it with both places.
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'error',
    });
  } catch {
    return undefined;
  }
}

/** In the order of the file. What we read of a line that the parser stumbled over is a guess, so only it speaks there. */
function tidy(parser: readonly Fault[], own: readonly Fault[]): readonly Fault[] {
  const broken = new Set(parser.map(({ place }) => place?.line));
  const kept = [...parser, ...own.filter(({ place }) => !broken.has(place?.line))].sort(
    (a, b) => (a.place?.line ?? 0) - (b.place?.line ?? 0) || (a.place?.column ?? 0) - (b.place?.column ?? 0),
  );
  return capFaults(kept, 'syntax');
}
