import { describe, expect, it } from 'vitest';
import { MESSAGES, type MessageKey } from './messages.js';
import { translator } from './translate.js';

const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

describe('every message', () => {
  it.each(Object.entries(MESSAGES))('%s has both languages, with the same holes', (_, { zh, en }) => {
    expect(Object.values({ zh, en }).every((text) => typeof text === 'string')).toBe(true);
    expect(holes(zh)).toEqual(holes(en));
    expect(zh + en).not.toMatch(/\{(?!\w+\})|TODO/);
  });

  it('is in its own language: Chinese has Han characters, English has none', () => {
    const latin: MessageKey[] = [
      'text.space',
      'text.colon',
      'list.separator',
      'audience.approval',
      'evidence.risk.value',
    ];
    for (const [key, { zh, en }] of Object.entries(MESSAGES) as [MessageKey, { zh: string; en: string }][]) {
      // The link to the other language is in that language.
      if (key === 'page.other') continue;
      expect(/\p{Script=Han}/u.test(en), key).toBe(false);
      if (!latin.includes(key)) expect(/\p{Script=Han}/u.test(zh), key).toBe(true);
    }
  });
});

describe('translator', () => {
  it('fills holes with escaped text', () => {
    expect(translator('en')('guarantee.other', { model: '<x>' }).markup).toBe('The privacy model “&lt;x&gt;” holds.');
  });
  it('a hole that nothing fills is our fault', () => {
    expect(() => translator('zh')('guarantee.other')).toThrow(/report\/hole/);
  });
});
