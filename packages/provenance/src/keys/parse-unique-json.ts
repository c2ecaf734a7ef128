import { fail } from '@sluice/errors';

/** A string, or one of the marks that objects and lists are made of; all else between them says nothing of members. */
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]/g;

/**
 * JSON as `JSON.parse` reads it, except that an object may have each member once. RFC 8259 section 4 leaves open which
 * of two counts, so that a restriction and its absence could stand side by side, and readers differ on what they trust.
 *
 * @param what noun of the text in messages
 * @throws SyntaxError of `JSON.parse`, which quotes the text; SluiceError `<family>/member-twice` with the line
 */
export function parseUniqueJson(text: string, family: string, what: string): unknown {
  const json: unknown = JSON.parse(text);
  // The text is JSON from here on, so a string is a member's name wherever a colon follows.
  const open: (Set<string> | undefined)[] = [];
  let last = { text: '', index: 0 };
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(undefined);
    else if (token === '}' || token === ']') open.pop();
    else if (token === ':') {
      // Names are compared as they read, whichever escapes spell them.
      const name = JSON.parse(last.text) as string;
      const names = open.at(-1)!;
      if (names.has(name)) {
        const line = text.slice(0, last.index).split('\n').length;
        fail('input', `${family}/member-twice`, `${what}: expected each member of an object once, see line ${line}`, {
          hint: 'keep one of the two: a reader could follow either',
        });
      }
      names.add(name);
    }
    last = { text: token, index };
  }
  return json;
}
