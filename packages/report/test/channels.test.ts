import { describe, expect, it } from 'vitest';
import { renderReport } from '../src/index.js';
import { LANGS, SAMPLES, section, withCore } from './pages.js';

describe.each(LANGS)('channels and terms in %s', (lang) => {
  const zh = lang === 'zh';
  const of = (name: string) => section(renderReport(SAMPLES[name](), lang), 'audience');
  const all = (text: string, facts: readonly string[]) => {
    for (const fact of facts) expect(text).toContain(fact);
  };

  it('opening: licence, theme, feedback, why it is supplied', () => {
    all(of('opening'), ['CC-BY-4.0', 'health', 'https://data.example.org/feedback']);
    all(of('opening'), zh ? ['主动提供', '加工衍生', '注明来源'] : ['without being asked', 'something else', 'naming']);
  });

  it('opening without a licence says so', () => {
    const page = renderReport(withCore(SAMPLES['opening'](), { channel: { kind: 'opening' } }), lang);
    expect(section(page, 'audience')).toContain(zh ? '许可 未声明' : 'Licence none stated');
    const bare = withCore(SAMPLES['opening'](), { channel: { kind: 'opening', licence: 'CC0-1.0' } });
    const { terms: _, ...core } = bare.core;
    expect(section(renderReport({ ...bare, core }, lang), 'audience')).toContain(
      zh ? '除上述许可外' : 'no terms of use beside the licence',
    );
  });

  it('sharing: from whom to whom, item, purpose, duty, attribute, requests', () => {
    const facts = ['hrss → civil-affairs', 'RL-2026-014', 'subsidy-eligibility', 'checks who may draw a subsidy'];
    all(of('sharing'), [...facts, 'REQ-2026-0311', 'REQ-2026-0312']);
    all(of('sharing'), zh ? ['有条件共享', '收到后 90 天之内删除'] : ['conditional', 'within 90 days of receipt']);
    const open = { ...SAMPLES['sharing']().core.channel, attribute: 'unconditional' } as const;
    const page = renderReport(withCore(SAMPLES['sharing'](), { channel: open }), lang);
    expect(section(page, 'audience')).toContain(zh ? '无条件共享' : 'every department');
  });

  it('authorised operation: both bodies, agreement, scenario, recipient, place, code, price as money', () => {
    const facts = ['data-bureau', 'operator-a', 'AG-2025-09', 'sme-lending', 'lender-1', 'REG-000777', '2026'];
    all(of('authorised'), [...facts, 'CNY 4,500.00', 'CNY 6,000.05']);
    all(
      of('authorised'),
      zh ? ['交付给接收方', '产业发展', '每 1,000 行'] : ['handed over', 'industry', 'per 1,000 rows'],
    );
    const secure = { ...SAMPLES['authorised']().core.channel, place: 'secure' } as const;
    const page = renderReport(withCore(SAMPLES['authorised'](), { channel: secure }), lang);
    expect(section(page, 'audience')).toContain(zh ? '只在安全域内使用' : 'inside a secure domain only');
  });

  it('what is free has no amounts', () => {
    expect(of('verification')).toContain(zh ? '公益事业：无偿使用' : 'public welfare: free of charge');
    expect(of('verification')).not.toContain('0.00');
    all(of('verification'), [zh ? '1 年 6 个月' : '1 year 6 months']);
  });

  it('a channel, a term or a unit that has no words here is shown as it stands', () => {
    const sample = SAMPLES['authorised']();
    const strange = withCore(sample, {
      channel: { kind: 'title', recipient: 'somebody', provider: 'else' },
      terms: { permit: ['hang-on-a-wall'], duties: [{ delete: 'PT4H' }, { report: 'yearly' }], until: '2030' },
      pricing: { ...(sample.core.pricing as NonNullable<typeof sample.core.pricing>), unit: 'kilobyte' },
    });
    const text = section(renderReport(strange, lang), 'audience');
    all(text, ['“ title ”', 'else → somebody', 'hang-on-a-wall', 'PT4H', 'yearly', '2030', 'kilobyte']);
    const lone = renderReport(withCore(sample, { channel: { kind: 'other', provider: 'else' } }), lang);
    expect(section(lone, 'audience')).toMatch(zh ? /提供方 else/ : /Provider else/);
  });

  it('terms that are empty permit nothing', () => {
    const text = section(renderReport(withCore(SAMPLES['sharing'](), { terms: { permit: [] } }), lang), 'audience');
    expect(text).toContain(zh ? '允许 无' : 'Allowed none');
  });
});
