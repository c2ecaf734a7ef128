import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ReportInput, renderReport } from '../src/index.js';
import { LANGS, SAMPLES } from './pages.js';

/** Members whose type is a choice of words: a parsed statement holds nothing else there. */
const CHOICES = new Set(
  `table scorecard verification unconditional conditional secure delivered public-governance public-welfare industry
  rows people none general sensitive important core secret direct quasi insensitive string integer decimal boolean date
  timestamp recomputed derived attested sufficient necessary parquet csv arrow run pass needs-waiver drop all checked
  other-sensitive-columns-unknown`.split(/\s+/),
);
const SPACED = new Set(['not run', 'not checked']);
/** Objects of any JSON: their keys come from outside as well. */
const OPEN = new Set(['parameters', 'terms', 'loss']);

/** The predicate with every other string replaced, and the keys of open objects; equal ones by equal ones. */
function rewritten(json: unknown, replace: (text: string) => string, open = false): unknown {
  if (typeof json === 'string') return CHOICES.has(json) || SPACED.has(json) ? json : replace(json);
  if (Array.isArray(json)) return json.map((item) => rewritten(item, replace, open));
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(
    Object.entries(json).map(([key, value]) => [
      open ? replace(`key ${key}`) : key,
      rewritten(value, replace, open || OPEN.has(key)),
    ]),
  );
}

/** Tags of a page with the names of their attributes. A link around an address comes and goes with its text. */
function skeleton(page: string): readonly string[] {
  return [...page.matchAll(/<[^>]*>/g)]
    .map(([tag]) => tag.replace(/="[^"]*"/g, '=""'))
    .filter((tag) => tag !== '</a>' && !tag.startsWith('<a '));
}

const hostile = fc
  .tuple(
    fc.constantFrom(
      '<b>',
      '"><i class="',
      "' onload='",
      '</style><u>',
      '</p>',
      '<!--',
      '&lt;<',
      '\u202e<',
      '\ud800<',
      '{k}<',
      'https://a.example/"onclick="',
      'javascript:alert("',
      'mailto:"a@b',
    ),
    fc.string({ unit: 'binary', maxLength: 8 }),
  )
  .map(([sign, rest]) => sign + rest);

describe.each(LANGS)('what stands in a statement is text, in %s', (lang) => {
  it.each(Object.keys(SAMPLES))('%s: whatever its strings, the markup is ours', (name) => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1, maxLength: 40 }), fc.nat(40), (texts, shift) => {
        const numbers = new Map<string, number>();
        const numberOf = (text: string) => {
          if (!numbers.has(text)) numbers.set(text, numbers.size);
          return numbers.get(text) as number;
        };
        const evil = (text: string) => `${texts[(numberOf(text) + shift) % texts.length]}zq${numberOf(text)}z`;
        const attacked = renderReport(rewritten(SAMPLES[name](), evil) as ReportInput, lang);
        const harmless = renderReport(rewritten(SAMPLES[name](), (text) => `w${numberOf(text)}`) as ReportInput, lang);
        expect(skeleton(attacked)).toEqual(skeleton(harmless));
        for (const text of numbers.keys()) expect(attacked.includes(evil(text))).toBe(false);
        for (const [, target] of attacked.matchAll(/href="([^"]*)"/g))
          expect(target).toMatch(/^(?:#verify$|report\.(?:zh|en)\.html$|https:\/\/|mailto:)/);
        expect(attacked).not.toMatch(/[\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/u);
      }),
      { numRuns: 25 },
    );
  });

  it('an address that is none of the web or of mail is no link', () => {
    const sample = SAMPLES['opening']();
    for (const feedback of [
      'javascript:alert(1)',
      'data:text/html,x',
      'http://a.example',
      'https://a@b.example',
      '/x',
    ]) {
      const page = renderReport({ ...sample, core: { ...sample.core, channel: { kind: 'opening', feedback } } }, lang);
      expect(page).toContain(`<bdi>${feedback}</bdi>`);
      expect(page).not.toContain(`href="${feedback}"`);
    }
  });
});
