import type { Fault } from '@sluice/errors';
import { type Document, isCollection, isScalar, Scalar, visit, type YAMLError } from 'yaml';
import { MOST_FAULTS } from './cap-faults.js';
import type { SourceText } from './source-text.js';

interface Saying {
  readonly what: string;
  readonly message: string;
  readonly hint: string;
}

const INDENT: Saying = {
  what: 'indentation',
  message: 'expected the same indentation as the lines around it, and every bracket closed',
  hint: 'indent the keys of one mapping equally, with spaces; close `[` and `{` on the way',
};
const NESTED: Saying = {
  what: 'mapping',
  message: 'expected one `key: value` on this line',
  hint: 'indent the keys of one mapping equally, and put a text that holds `: ` in quotes',
};
const TOKEN: Saying = {
  what: 'unexpected',
  message: 'expected nothing more here',
  hint: 'check the brackets, quotes and the indentation up to here',
};
const TAG: Saying = {
  what: 'tag',
  message: 'expected a plain value, found a tag or an anchor',
  hint: 'write the value itself; `!tags`, `&anchors` and `*aliases` are not read',
};
const DEEP: Saying = {
  what: 'too-deep',
  message: 'expected at most 64 levels of nesting',
  hint: 'a product file needs about ten',
};
const NO_KEY: Saying = {
  what: 'no-value',
  message: 'expected `key: value`, with a space after the colon',
  hint: 'write `key: value`; in a mapping with brackets, put a comma between two pairs',
};

/** What we say for each code of the YAML parser. Its own messages speak of tokens, not of what to do. */
const SAYINGS: Readonly<Record<string, Saying>> = {
  TAB_AS_INDENT: {
    what: 'tab',
    message: 'expected spaces, found a tab as indentation',
    hint: 'indent with spaces: YAML has no tabs',
  },
  BAD_INDENT: INDENT,
  BLOCK_AS_IMPLICIT_KEY: NESTED,
  MULTILINE_IMPLICIT_KEY: NO_KEY,
  MISSING_CHAR: NO_KEY,
  BLOCK_IN_FLOW: NO_KEY,
  KEY_OVER_1024_CHARS: NO_KEY,
  MULTIPLE_DOCS: {
    what: 'documents',
    message: 'expected one document, found the start of another',
    hint: 'write one product a file; remove `---` and what follows',
  },
  BAD_SCALAR_START: {
    what: 'reserved-character',
    message: 'expected a value that does not start with a reserved character',
    hint: 'put the value in quotes',
  },
  BAD_DQ_ESCAPE: {
    what: 'escape',
    message: 'expected a known escape after the backslash',
    hint: 'write `\\\\` for a backslash, or use single quotes',
  },
  RESOURCE_EXHAUSTION: DEEP,
  MULTIPLE_TAGS: TAG,
  MULTIPLE_ANCHORS: TAG,
  BAD_ALIAS: TAG,
  ALIAS_PROPS: TAG,
  BAD_PROP_ORDER: TAG,
  TAG_RESOLVE_FAILED: TAG,
};

const UNCLOSED: Saying = {
  what: 'unclosed-quote',
  message: 'expected a closing quote; this one stays open to the end of the file',
  hint: 'close it on the same line',
};

const OPEN_BRACKET: Saying = {
  what: 'unclosed-bracket',
  message: 'expected a closing bracket; this one stays open',
  hint: 'close it: every `[` needs a `]`, every `{` a `}`',
};

/** What stays open is reported where the parser gave up; the reader wants the place where it begins. */
function opening(document: Document, { code, message, pos }: YAMLError): { saying: Saying; start: number } | undefined {
  const quote = code === 'MISSING_CHAR' && /quote/.test(message);
  const bracket = /^flow|flow (map|seq)/i.test(message) && (code === 'MISSING_CHAR' || code === 'BAD_INDENT');
  if (!quote && !bracket) return undefined;
  let start: number | undefined;
  visit(document, {
    Node(_, node) {
      const isOpen = quote ? isScalar(node) && isQuoted(node) : isCollection(node) && node.flow === true;
      // Nodes are visited from outside in: the last hit is the innermost.
      if (isOpen && node.range && node.range[0] < pos[0] && node.range[1] >= pos[0]) start = node.range[0];
    },
  });
  return start === undefined ? undefined : { saying: quote ? UNCLOSED : OPEN_BRACKET, start };
}

function isQuoted({ type }: Scalar): boolean {
  return type === Scalar.QUOTE_DOUBLE || type === Scalar.QUOTE_SINGLE;
}

/**
 * Faults for the errors that the YAML parser found, each at its place, one a line at most: one mistake makes it stumble
 * several times, and a line that is indented wrongly drags the lines after it along.
 */
export function syntaxFaults(document: Document, source: SourceText): readonly Fault[] {
  const faults: Fault[] = [];
  let last = -1;
  for (const error of [...document.errors].sort((a, b) => a.pos[0] - b.pos[0])) {
    const line = source.lineAt(error.pos[0]);
    const echo = line === last || (error.code === 'BAD_INDENT' && line === last + 1);
    last = line;
    if (echo) continue;
    const open = opening(document, error);
    const saying = open?.saying ?? SAYINGS[error.code] ?? TOKEN;
    const place = open === undefined ? source.placeAt(...error.pos) : source.placeAt(open.start, open.start + 1);
    faults.push({ code: `syntax/${saying.what}`, message: saying.message, hint: saying.hint, place });
    // Looking for what stays open costs a walk of the document.
    if (faults.length > MOST_FAULTS) break;
  }
  return faults;
}
