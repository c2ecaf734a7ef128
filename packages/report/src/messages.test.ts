import { describe, expect, it } from 'vitest';
import type { Lang } from './messages/lang.js';
import { MESSAGES, type MessageKey, PARTS } from './messages.js';
import { translator, wordsFor } from './translate.js';

const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
const all = Object.entries(MESSAGES) as [MessageKey, Readonly<Record<Lang, string>>][];

describe('every message', () => {
  it('stands in one part only', () => {
    expect(PARTS.reduce((sum, part) => sum + Object.keys(part).length, 0)).toBe(all.length);
    expect(all.length).toBeGreaterThan(300);
  });

  it.each(all)('%s has both languages, with the same holes', (_, { zh, en }) => {
    expect(Object.values({ zh, en }).every((text) => typeof text === 'string')).toBe(true);
    expect(new Set(holes(zh))).toEqual(new Set(holes(en)));
    expect(zh + en).not.toMatch(/\{(?!\w+\})|TODO/);
  });

  it('is in its own language: Chinese has Han characters, English has none', () => {
    const latin: readonly MessageKey[] = [
      'text.space',
      'text.colon',
      'list.separator',
      'list.of',
      'evidence.risk.value',
      'fact.parties.value',
      'price.value',
    ];
    for (const [key, { zh, en }] of all) {
      // The link to the other language is in that language.
      if (key === 'page.other') continue;
      expect(/\p{Script=Han}/u.test(en), key).toBe(false);
      if (!latin.includes(key)) expect(/\p{Script=Han}/u.test(zh), key).toBe(true);
    }
  });
});

describe('names of the statement', () => {
  it('every gate rule has words', () => {
    const codes = Array.from({ length: 16 }, (_, i) => `G${String(i + 1).padStart(2, '0')}`);
    for (const lang of ['zh', 'en'] as const)
      for (const code of codes) expect(wordsFor(translator(lang), 'rule', code)).not.toBeNull();
  });

  it('those that stand for a name have no hole: any name may come', () => {
    const kinds = /^(?:channel|office|operation|rule|model|permit|prohibit|duty|unit)\./;
    for (const [key, { zh, en }] of all) if (kinds.test(key)) expect(holes(zh + en)).toEqual([]);
  });
});

describe('translator', () => {
  it('fills holes with escaped text', () => {
    expect(translator('en')('says.other', { model: '<x>' }).markup).toBe('The privacy model “&lt;x&gt;” holds.');
  });
  it('a hole that nothing fills is our fault', () => {
    expect(() => translator('zh')('says.other')).toThrow(/report\/hole/);
  });
  it('no name reaches beyond the messages of its kind', () => {
    expect(wordsFor(translator('en'), 'rule', 'constructor')).toBeNull();
    expect(wordsFor(translator('en'), 'channel', '__proto__')).toBeNull();
  });
});
