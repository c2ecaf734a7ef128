// Which modules a TypeScript source names: found with a tokenizer, so that a string, a comment, a template or a regular
// expression that only looks like an import is none. The compiler has no JavaScript API in the version that we use.

/** After one of these words a slash opens a regular expression; after any other word it divides. */
const BEFORE_VALUE = new Set(
  'await case delete do else extends in instanceof new of return throw typeof void yield'.split(' '),
);
const WORD = /[\p{ID_Start}$_#][\p{ID_Continue}$\u200c\u200d]*/uy;
const NUMBER = /[0-9](?:[\w.]|(?<=e)[+-])*/iy;
const SPACE = /\s+/y;
// Only the signs that matter below are kept whole; the rest go one character at a time.
const SIGN = /\?\.|=>|!==?|\+\+|--|[^\s\w]/uy;
const REGEXP = /\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[a-z]*/uy;

function match(pattern, source, at) {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0];
}

function endsValue(token, before) {
  if (token === undefined) return false;
  if (token.kind === 'word') return !BEFORE_VALUE.has(token.text) || before?.text === '.';
  if (token.kind !== 'sign') return true;
  // A `!` right after a value is TypeScript's non-null mark, elsewhere it negates.
  if (token.text === '!') return before !== undefined && endsValue(before);
  return [')', ']', '}', '++', '--'].includes(token.text);
}

/** Tokens of a source: `{kind: 'word' | 'string' | 'number' | 'regexp' | 'template' | 'sign', text, at}`. */
export function tokensOf(source) {
  const tokens = [];
  /** Depth of braces at which each open template goes on. */
  const templates = [];
  let depth = 0;
  let at = source.startsWith('#!') ? source.indexOf('\n') : 0;
  const push = (kind, text) => tokens.push({ kind, text, at });

  /** Reads template text from `from`; returns the index behind the closing backtick or behind `${`. */
  const template = (from) => {
    let i = from;
    while (i < source.length) {
      if (source[i] === '\\') i += 2;
      else if (source[i] === '`') return { end: i + 1, open: false };
      else if (source[i] === '$' && source[i + 1] === '{') return { end: i + 2, open: true };
      else i += 1;
    }
    return { end: i, open: false };
  };

  while (at >= 0 && at < source.length) {
    const c = source[at];
    const two = source.slice(at, at + 2);
    let text = match(SPACE, source, at);
    if (text !== undefined) {
      at += text.length;
    } else if (two === '//') {
      const end = source.indexOf('\n', at);
      at = end < 0 ? source.length : end;
    } else if (two === '/*') {
      const end = source.indexOf('*/', at + 2);
      at = end < 0 ? source.length : end + 2;
    } else if (c === "'" || c === '"') {
      let end = at + 1;
      while (end < source.length && source[end] !== c && source[end] !== '\n') end += source[end] === '\\' ? 2 : 1;
      push('string', source.slice(at + 1, end));
      at = end + 1;
    } else if (c === '`' || (c === '}' && templates.at(-1) === depth)) {
      if (c === '}') templates.pop();
      const { end, open } = template(at + 1);
      const plain = c === '`' && !open;
      push(plain ? 'string' : 'template', plain ? source.slice(at + 1, end - 1) : '');
      if (open) {
        templates.push(depth);
        // What follows `${` is the start of an expression.
        push('sign', '(');
      }
      at = end;
    } else {
      text = match(WORD, source, at);
      let kind = 'word';
      if (text === undefined) {
        kind = 'number';
        text = match(NUMBER, source, at);
      }
      if (text === undefined && c === '/' && !endsValue(tokens.at(-1), tokens.at(-2))) {
        kind = 'regexp';
        text = match(REGEXP, source, at);
      }
      if (text === undefined) {
        kind = 'sign';
        text = match(SIGN, source, at) ?? c;
        if (text === '{') depth += 1;
        if (text === '}') depth -= 1;
      }
      push(kind, text);
      at += text.length;
    }
  }
  return tokens;
}

/** 1-based line of an offset. */
function lineOf(source, offset) {
  let line = 1;
  for (let i = source.indexOf('\n'); i >= 0 && i < offset; i = source.indexOf('\n', i + 1)) line += 1;
  return line;
}

/** Index of the first token behind the bracket that opens at `open`. */
function behindBracket(tokens, open) {
  let depth = 0;
  for (let i = open; i < tokens.length; i += 1) {
    if (tokens[i].text === '{' && tokens[i].kind === 'sign') depth += 1;
    if (tokens[i].text === '}' && tokens[i].kind === 'sign' && --depth === 0) return i + 1;
  }
  return tokens.length;
}

/** The `'x'` of `from 'x'` when it stands at `i`. */
function fromAt(tokens, i) {
  return tokens[i]?.text === 'from' && tokens[i + 1]?.kind === 'string' ? tokens[i + 1].text : undefined;
}

function importAt(tokens, i) {
  const next = tokens[i + 1];
  if (next === undefined || next.text === '.' || next.text === ':') return undefined;
  if (next.kind === 'string') return next.text;
  if (next.text === '(') {
    const [argument, close] = [tokens[i + 2], tokens[i + 3]];
    return argument?.kind === 'string' && [')', ','].includes(close?.text) ? argument.text : null;
  }
  // `import x = require('y')` ends at its `=`: the reader of `require` finds it.
  for (let j = i + 1; j < tokens.length && ![';', '='].includes(tokens[j].text); j += 1) {
    const specifier = fromAt(tokens, j);
    if (specifier !== undefined) return specifier;
  }
  return undefined;
}

function exportAt(tokens, i) {
  const start = tokens[i + 1]?.text === 'type' ? i + 2 : i + 1;
  if (tokens[start]?.text === '{') return fromAt(tokens, behindBracket(tokens, start));
  if (tokens[start]?.text !== '*') return undefined;
  return fromAt(tokens, tokens[start + 1]?.text === 'as' ? start + 3 : start + 1);
}

function requireAt(tokens, i) {
  return tokens[i + 1]?.text === '(' && tokens[i + 2]?.kind === 'string' ? tokens[i + 2].text : undefined;
}

/**
 * Every module that a source names in `import`, `export … from`, `import()`, `import('…').Type` and `require()`, with
 * its 1-based line; `specifier` is null where the argument of `import()` is not a plain string.
 */
export function importsOf(source) {
  const found = [];
  const tokens = tokensOf(source);
  const readers = { import: importAt, export: exportAt, require: requireAt };
  for (const [i, token] of tokens.entries()) {
    if (token.kind !== 'word' || !Object.hasOwn(readers, token.text)) continue;
    if (['.', '?.'].includes(tokens[i - 1]?.text)) continue;
    const specifier = readers[token.text](tokens, i);
    if (specifier !== undefined) found.push({ specifier, line: lineOf(source, token.at) });
  }
  return found;
}

/** Uses of a member of one of the given globals, such as `process.env`: `[{name, line}]`. */
export function globalsOf(source, names) {
  const tokens = tokensOf(source);
  return tokens.flatMap((token, i) =>
    token.kind === 'word' &&
    names.includes(token.text) &&
    tokens[i + 1]?.text === '.' &&
    !['.', '?.'].includes(tokens[i - 1]?.text)
      ? [{ name: token.text, line: lineOf(source, token.at) }]
      : [],
  );
}
