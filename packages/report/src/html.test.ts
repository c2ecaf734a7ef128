import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeText, html } from './html.js';

describe('html', () => {
  it('escapes text in holes, and neither markup of its own nor that in lists', () => {
    const inner = html`<b>${'a<b'}</b>`;
    expect(html`<p title="${'"x"'}">${inner}${[inner, '&', 7]}${null}</p>`.markup).toBe(
      '<p title="&quot;x&quot;"><b>a&lt;b</b><b>a&lt;b</b>&amp;7</p>',
    );
  });

  it('no text can leave its place', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(escapeText(text)).not.toMatch(/[<>"']|&(?!(amp|lt|gt|quot|#39);)/);
      }),
      { numRuns: 300 },
    );
  });

  it.each(['\u202e', '\u2066', '\0', '\x1b', '\x85', '\ud800', '\ufeff'])('%j does not reach the page', (sign) => {
    expect(escapeText(`a${sign}b`)).toBe('a\ufffdb');
  });

  it('keeps characters beyond the basic plane', () => expect(escapeText('𠮷😀')).toBe('𠮷😀'));
});
