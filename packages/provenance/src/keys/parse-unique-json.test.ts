import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseUniqueJson } from './parse-unique-json.js';

const parse = (text: string) => parseUniqueJson(text, 'trust', 'trust file');
const twice = expect.objectContaining({ code: 'trust/member-twice' });

/** Names of one object, in any spelling: plain, or with each character escaped. */
const spelt = (name: string, escaped: boolean) =>
  escaped
    ? `"${[...Array(name.length).keys()].map((i) => `\\u${name.charCodeAt(i).toString(16).padStart(4, '0')}`).join('')}"`
    : JSON.stringify(name);

/** Where an object begins in canonical text, outside of strings. */
function objectStarts(text: string): readonly number[] {
  return [...text.matchAll(/"(?:[^"\\]|\\.)*"|\{(?=")/g)].filter(([token]) => token === '{').map(({ index }) => index);
}

describe('a text whose members stand once', () => {
  it('is read as JSON.parse reads it', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), fc.constantFrom(undefined, 1, '\t'), (text, space) => {
        const spaced = JSON.stringify(JSON.parse(text), null, space);
        expect(parse(spaced)).toEqual(JSON.parse(spaced));
      }),
      { numRuns: 200 },
    );
  });

  it('is accepted if and only if JSON.parse accepts it', () => {
    const accepts = (read: (text: string) => unknown, text: string) => {
      try {
        read(text);
        return true;
      } catch (error) {
        if ((error as { code?: string }).code === 'trust/member-twice') throw error;
        return false;
      }
    };
    const broken = fc.tuple(fc.json({ maxDepth: 2 }), fc.nat(), fc.constantFrom('', '"', '{', ':', ',', '\\', '}'));
    fc.assert(
      fc.property(broken, ([text, at, put]) => {
        const cut = at % (text.length + 1);
        const changed = text.slice(0, cut) + put + text.slice(cut + 1);
        // A cut through a name may leave two that are equal: that is the case below.
        let same: boolean;
        try {
          same = accepts(parse, changed) === accepts(JSON.parse, changed);
        } catch {
          return;
        }
        expect(same).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    '{"a":1,"b":{"a":2},"c":[{"a":3},{"a":4}]}',
    '{"a":"{\\"a\\":1,\\"a\\":2}"}',
    '[",", ":", "\\"", "\\\\"]',
    '1',
    '{"a":{},"":0}',
  ])('%s', (text) => {
    expect(parse(text)).toEqual(JSON.parse(text));
  });
});

describe('a member that stands twice', () => {
  it('is refused in any object of any text, however its name is spelt', () => {
    const object = fc.object({ maxDepth: 3, values: [fc.integer(), fc.string(), fc.boolean(), fc.constant(null)] });
    fc.assert(
      fc.property(object, fc.nat(), fc.boolean(), fc.constantFrom('', ' ', '\n'), (value, pick, escaped, blank) => {
        const text = JSON.stringify({ always: 1, ...value });
        const starts = objectStarts(text);
        const start = starts[pick % starts.length];
        const [name] = /"(?:[^"\\]|\\.)*"/.exec(text.slice(start))!;
        const member = `${spelt(JSON.parse(name) as string, escaped)}${blank}:0,${blank}`;
        const doubled = `${text.slice(0, start + 1)}${member}${text.slice(start + 1)}`;
        expect(() => JSON.parse(doubled)).not.toThrow();
        expect(() => parse(doubled)).toThrow(twice);
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    '{"a":1,"a":1}',
    '{"a":1,"\\u0061":2}',
    '[{"b":[{"a":1,"c":{},"a":2}]}]',
    '{"__proto__":1,"__proto__":2}',
    '{"":1,"":2}',
  ])('%s', (text) => {
    expect(() => parse(text)).toThrow(twice);
  });

  it('is told by its line', () => {
    expect(() => parse('{\n  "roles": ["owner"],\n  "roles": ["root"]\n}')).toThrow(/line 3/);
  });
});
