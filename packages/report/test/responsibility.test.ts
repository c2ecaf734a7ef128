import { describe, expect, it } from 'vitest';
import { renderReport } from '../src/index.js';
import { LANGS, SAMPLES, section, withCore } from './pages.js';

describe.each(LANGS)('responsibility in %s', (lang) => {
  const zh = lang === 'zh';
  const page = renderReport(SAMPLES['sharing'](), lang);

  it('author and approvals: roles in words, keys shortened, days', () => {
    const { author, approvals } = SAMPLES['sharing']();
    const text = section(page, 'responsible');
    for (const words of zh ? ['个人信息保护负责人', '提供方'] : ['privacy officer', 'provider'])
      expect(text).toContain(words);
    for (const keyid of [author?.keyid ?? '', ...approvals.map((approval) => approval.keyid)]) {
      expect(text).toContain(`${keyid.slice(0, 23)}…`);
      expect(text).not.toContain(keyid);
    }
    expect(text).toContain('2026-04-02');
    const strange = { ...SAMPLES['sharing'](), approvals: [{ ...approvals[0], role: 'chief-of-chiefs' }] };
    expect(section(renderReport(strange, lang), 'responsible')).toContain('chief-of-chiefs');
  });

  it('the bundle without the release itself, delegations, the assessment and how long it is kept', () => {
    const text = section(page, 'responsible');
    expect(text).toContain('rel-00000000000000000000000000000022');
    expect(text).not.toContain('rel-00000000000000000000000000000021');
    expect(text).toContain(zh ? '附有 2 份授权书' : '2 enclosed');
    for (const fact of ['PIA-2026-03', '2026-01-20', '2029-01-20']) expect(text).toContain(fact);
  });

  it('an old statement without author, approvals and publication says what it lacks', () => {
    const old = renderReport(SAMPLES['preview'](), lang);
    expect(section(old, 'responsible')).toContain(zh ? '声明中没有批准' : 'the statement holds none');
    expect(section(old, 'gate')).toContain(zh ? '没有发布当日的检查' : 'no rules asked on the day of publication');
    const own = renderReport(withCore(SAMPLES['preview'](), { channel: { kind: 'internal' } }), lang);
    expect(section(own, 'responsible')).toContain(zh ? '自用不要求批准' : 'own use asks for none');
  });

  it('validity: built, published, last day, review, and how to see whether it was taken back', () => {
    const text = section(renderReport(SAMPLES['opening'](), lang), 'validity');
    for (const day of ['2026-03-01', '2026-03-05', '2027-03-02']) expect(text).toContain(day);
    expect(text).toContain(zh ? '未规定' : 'none stated');
    expect(section(page, 'validity')).toContain('2027-06-30');
    expect(section(page, 'verify')).toContain('sluice verify RELEASE --trust KEYS --revocations LIST');
    expect(section(page, 'verify')).toContain('revocation: not checked');
    const own = renderReport(withCore(SAMPLES['preview'](), { channel: { kind: 'internal' } }), lang);
    expect(section(own, 'verify')).toContain('--trust KEYS --channel internal');
    expect(own).not.toContain('--revocations');
  });

  it('sources: record, concept, version, registration; a dash for what is not stated', () => {
    const text = section(renderReport(SAMPLES['authorised'](), lang), 'sources');
    expect(text).toContain('tax SRC-tax tax-record 2026-04 REG-000201');
    expect(text).toContain('power SRC-power power-use – REG-000317');
  });

  it('columns: each axis that is not the mildest, in words', () => {
    const columns = section(page, 'columns');
    expect(columns).toContain(zh ? '敏感个人信息、重要数据' : 'sensitive personal, important data');
    const firms = section(renderReport(SAMPLES['authorised'](), lang), 'columns');
    expect(firms).toContain(zh ? '商业秘密' : 'trade secret');
    expect(firms).not.toContain(zh ? '个人信息' : 'personal');
    expect(section(renderReport(SAMPLES['preview'](), lang), 'columns')).not.toContain(zh ? '敏感程度' : 'How grave');
  });
});
