import { describe, expect, it } from 'vitest';
import { renderReport } from '../src/index.js';
import { LANGS, SAMPLES, section, withCore } from './pages.js';
import { BUILD, PUBLICATION } from './parts.js';

describe.each(LANGS)('gate in %s', (lang) => {
  const zh = lang === 'zh';
  const page = renderReport(SAMPLES['opening'](), lang);
  const text = section(page, 'gate');

  it('own preset: which built-in it tightens, by which steps', () => {
    expect(text).toContain('health-open@3 → province-open@1 → opening@1');
    expect(text).toContain(zh ? '只收紧、不放宽' : 'loosens nothing');
    const { gate } = SAMPLES['opening']().core;
    const two = withCore(SAMPLES['opening'](), { gate: { ...gate, chain: ['health-open@3', 'opening@1'] } });
    expect(section(renderReport(two, lang), 'gate')).not.toContain('→');
    expect(section(renderReport(SAMPLES['sharing'](), lang), 'gate')).toContain(
      zh ? 'sharing-conditional@1 ，内置' : 'sharing-conditional@1 , built in',
    );
  });

  it('every rule of build and publication, in words, as passed', () => {
    const [, built, published] = page.split(/<ul class="rules asked">/);
    const codesOf = (list: string) => [...list.matchAll(/class="code">(G\d\d)</g)].map(([, code]) => code);
    expect(codesOf(built)).toEqual(BUILD);
    expect(codesOf(published)).toEqual(PUBLICATION);
    const words = [...page.matchAll(/class="code">(G\d\d)<\/b> <span>([^<]+) </g)];
    expect(words.length).toBe(BUILD.length + PUBLICATION.length);
    expect(text).toContain('2026-03-05');
  });

  it('no rule at all is said', () => {
    const { gate } = SAMPLES['opening']().core;
    const none = withCore(SAMPLES['opening'](), { gate: { ...gate, rules: [] } });
    expect(section(renderReport(none, lang), 'gate')).toContain(zh ? '声明中没有规则' : 'holds no rule');
  });
});

describe.each(LANGS)('forms and earlier releases in %s', (lang) => {
  const zh = lang === 'zh';

  it('verification: identified, by consent, no model, no table, predicates in product.json', () => {
    const page = renderReport(SAMPLES['verification'](), lang);
    const head = page.slice(page.indexOf('<header>'), page.indexOf('<main>'));
    expect(head).toContain(
      zh ? '实名核验，以本人同意为前提：不声明任何隐私模型' : 'Identified, by consent: no privacy model',
    );
    const text = section(page, 'protection');
    expect(text).toContain('product.json');
    expect(text).toContain('unavailable');
    expect(text).not.toMatch(zh ? /等价类|抑制/ : /class|uppress/);
    expect(section(page, 'product')).toContain(zh ? '没有数据：源表的 6 列' : 'none of the 6 columns');
    expect(section(page, 'columns')).toBe('');
    expect(section(page, 'verify')).toContain(zh ? '没有可以重新计算的保证' : 'no guarantee to recount');
    expect(page).not.toMatch(/<svg|<li class="card/);
  });

  it('scorecard and table', () => {
    expect(section(renderReport(SAMPLES['authorised'](), lang), 'product')).toContain(zh ? '评分卡' : 'A scorecard');
    expect(section(renderReport(SAMPLES['opening'](), lang), 'product')).toContain(zh ? '数据表' : 'A table');
  });

  it('earlier releases: checked, in words, or not checked', () => {
    expect(section(renderReport(SAMPLES['opening'](), lang), 'protection')).toContain(
      zh ? '已检查（规则 G08）' : 'Checked (rule G08)',
    );
    const unchecked = renderReport(SAMPLES['preview'](), lang);
    expect(section(unchecked, 'protection')).not.toContain('G08');
    expect(unchecked).toContain(zh ? '与以往发布的关系：未检查' : 'Earlier releases: not checked');
  });
});
