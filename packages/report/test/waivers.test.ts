import { describe, expect, it } from 'vitest';
import { renderReport } from '../src/index.js';
import { LANGS, SAMPLES, section, textOf, withCore } from './pages.js';

describe.each(LANGS)('waivers in %s', (lang) => {
  const zh = lang === 'zh';
  const sample = SAMPLES['authorised']();
  const page = renderReport(sample, lang);

  it('stand before anything else on the page, the title included', () => {
    const seen = textOf(page.slice(page.indexOf('<body>'), page.indexOf('<h1')));
    const facts = ['G10', 'data-bureau', '2026-05-07', '2026-08-31', 'first delivery of a new district'];
    for (const fact of facts) expect(seen).toContain(fact);
    const first = zh ? '豁免：以下规则未满足' : 'Waivers: rules that were not met';
    expect(seen.trim().startsWith(first)).toBe(true);
    expect(page).not.toContain(zh ? '没有任何规则被豁免' : 'No rule was set aside');
  });

  it('nothing is vouched for that the waived rule is about', () => {
    expect(section(page, 'protection')).toContain(zh ? '不作担保' : 'Nothing is vouched for');
    expect(section(page, 'gate')).toMatch(zh ? /G10 抑制量[^✓]*未满足，已豁免/ : /G10 suppression[^✓]*not met, waived/);
  });

  it('a rule that only a waiver lets through, without one, is the first thing that is said', () => {
    const { waivers: _, ...bare } = sample;
    const open = renderReport(bare, lang);
    const seen = textOf(open.slice(open.indexOf('<body>'), open.indexOf('<h1')));
    expect(seen).toContain(zh ? '不要使用此发布' : 'Do not use this release');
    expect(open).not.toContain(zh ? '没有任何规则被豁免' : 'No rule was set aside');
    expect(section(open, 'gate')).toContain(zh ? '未满足，没有豁免' : 'not met, not waived');
  });

  it('no plain pass stands on publication for a rule that was waived', () => {
    const [waiver] = sample.waivers ?? [];
    const rules = sample.core.gate.rules.map(
      ({ code }) => ({ code, status: code === 'G12' ? 'needs-waiver' : 'pass' }) as const,
    );
    const priced = withCore(
      { ...sample, waivers: [{ ...waiver, rule: 'G12' }] },
      { gate: { ...sample.core.gate, rules } },
    );
    const text = section(renderReport(priced, lang), 'gate');
    expect(text.split('✕')).toHaveLength(2);
    expect(text).toMatch(zh ? /◐ G12[^✓]*凭豁免视为通过/ : /◐ G12[^✓]*under the waiver/);
  });

  it('none is said where there is none', () => {
    expect(renderReport(SAMPLES['opening'](), lang)).toContain(zh ? '豁免：无' : 'Waivers: none');
  });
});
