import { describe, expect, it } from 'vitest';
import { LANGS, SAMPLES } from '../test/pages.js';
import { sampleInput } from '../test/sample.js';
import { type ReportInput, renderReport } from './index.js';

/** The sample with some members of its core replaced. */
function sampleWith(core: Partial<ReportInput['core']>): ReportInput {
  const sample = sampleInput();
  return { ...sample, core: { ...sample.core, ...core } };
}

/** What a reader sees, without markup. */
function textOf(page: string): string {
  return page
    .replace(/<style>[\s\S]*?<\/style>/, '')
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ');
}

describe('golden pages', () => {
  it.each(LANGS)('%s', async (lang) => {
    await expect(renderReport(sampleInput(), lang)).toMatchFileSnapshot(`../test/__snapshots__/report.${lang}.html`);
  });
});

describe.each(LANGS)('page in %s', (lang) => {
  const page = renderReport(sampleInput(), lang);

  it.each(Object.keys(SAMPLES))('%s is self-contained: no script, no outside resource, no handler', (name) => {
    const made = renderReport(SAMPLES[name](), lang);
    expect(made).not.toMatch(/<script|<link|<img|<iframe|<object|<form|@import|url\(|\son\w+=|javascript:|\ssrc=/i);
    // A link to follow loads nothing by itself; the one out of the page is the address for feedback.
    const { feedback } = SAMPLES[name]().core.channel;
    expect([...made.matchAll(/href="([^"]*)"/g)].map(([, target]) => target)).toEqual([
      `report.${lang === 'zh' ? 'en' : 'zh'}.html`,
      ...(feedback === undefined ? [] : [feedback]),
      '#verify',
    ]);
  });

  it.each(Object.keys(SAMPLES))('%s closes what it opens, and each id is there once', (name) => {
    const made = renderReport(SAMPLES[name](), lang);
    const open: string[] = [];
    for (const [, close, tag, rest] of made.matchAll(/<(\/?)([a-z][a-z0-9]*)([^>]*)>/g)) {
      if (['meta', 'br', 'rect', 'line'].includes(tag) && !close) continue;
      if (close) expect(open.pop()).toBe(tag);
      else if (!rest.endsWith('/')) open.push(tag);
    }
    expect(open).toEqual([]);
    const ids = [...made.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, list] of made.matchAll(/aria-labelledby="([^"]*)"/g)) {
      for (const id of list.split(' ')) expect(ids).toContain(id);
    }
  });

  it('the chart has a title, a description, and a table with the same numbers', () => {
    expect(page).toMatch(/<svg[^>]*role="img"[^>]*>\s*<title id=[^>]*>[^<]+<\/title>\s*<desc id=[^>]*>[^<]+<\/desc>/);
    const bars = [...page.matchAll(/class="value"[^>]*>([^<]*)</g)].map(([, number]) => number);
    const table = page.slice(page.indexOf('<table class="compact">'));
    const rows = [...table.matchAll(/<\/th><td class="number">([^<]*)</g)].map(([, number]) => number);
    expect(bars).toEqual(rows.slice(0, bars.length));
    expect(bars.length).toBeGreaterThan(4);
  });

  it('says first what was waived and what is not checked, before the product', () => {
    const seen = textOf(page.slice(page.indexOf('<header>'), page.indexOf('<main>')));
    const [waivers, earlier, classifier] =
      lang === 'zh'
        ? ['豁免：无', '以往发布的关系：未检查', '自动分类：未运行']
        : ['Waivers: none', 'Earlier releases: not checked', 'Classifier: not run'];
    for (const words of [waivers, earlier, classifier, 'G02', 'G16']) expect(seen).toContain(words);
    expect(seen).not.toContain('G01');
  });

  it('says nothing is unchecked where all was checked', () => {
    const { gate } = sampleInput().core;
    const all = {
      preview: false,
      notBuilt: [],
      earlierReleases: 'checked',
      gate: { ...gate, classifier: 'run' },
    } as const;
    const checked = renderReport(sampleWith(all), lang);
    expect(checked).not.toContain('role="note"');
    for (const part of [
      { preview: true },
      { notBuilt: ['G07'] },
      { earlierReleases: 'not checked' },
      { gate },
    ] as const) {
      expect(renderReport(sampleWith({ ...all, ...part }), lang)).toContain('role="note"');
    }
  });

  it('tells who vouches for each guarantee', () => {
    const cards = [...page.matchAll(/<li class="card (\w+)">([\s\S]*?)<\/li>/g)];
    expect(cards.map(([, grade]) => grade)).toEqual(['attested', 'recomputed']);
    expect(textOf(cards[0][2])).toContain(lang === 'zh' ? '签名方担保' : 'The signer’s word');
    expect(textOf(cards[1][2])).toContain(lang === 'zh' ? '任何人都能' : 'Anyone can recount');
  });

  it('gives the odds of a row only where rows are the unit', () => {
    const odds = lang === 'zh' ? '1/20' : '1 in 20';
    expect(page).not.toContain(odds);
    expect(renderReport(sampleWith({ unit: { kind: 'rows' } }), lang)).toContain(odds);
  });

  it('names the columns outside the quasi-identifiers, and sensitive ones without a guarantee', () => {
    const names = /<p class="names">([\s\S]*?)<\/p>/.exec(page)?.[1] ?? '';
    expect(textOf(names)).toBe(lang === 'zh' ? 'department、fee' : 'department, fee');
    const warning = lang === 'zh' ? '没有任何保证限制' : 'No guarantee limits';
    expect(page).toContain(warning);
    const { guarantees } = sampleInput().core;
    const covered = { ...guarantees[0], model: 'l-diversity', parameters: { column: 'fee', l: 3 } };
    expect(renderReport(sampleWith({ guarantees: [...guarantees, covered] }), lang)).not.toContain(warning);
  });

  it('is the same page each time', () => expect(renderReport(sampleInput(), lang)).toBe(page));

  it('explains other releases: internal, by rows, without quasi-identifiers, empty, unknown model, many bins', () => {
    const [, byRows] = sampleInput().core.guarantees;
    const internal = textOf(
      renderReport(
        sampleWith({
          channel: { kind: 'internal' },
          unit: { kind: 'rows' },
          quasiIdentifiers: [],
          columns: [{ ...sampleInput().core.columns[0], role: 'direct', operation: 'pseudonym' }],
          guarantees: [],
          suppression: { limit: { rows: 0, people: 0 }, suppressed: 'keep', withinLimit: true },
          inputs: [],
          data: [],
          droppedColumns: 0,
        }),
        lang,
      ),
    );
    expect(internal).toContain('--channel internal');
    expect(internal).toMatch(
      lang === 'zh'
        ? /不得转交他人.*没有声明准标识符.*没有任何保证.*假名/
        : /not to be passed on.*all rows form one class.*nothing is guaranteed.*keyed pseudonym/,
    );

    const empty = { rows: 0, classes: 0, minClassSize: null, histogram: [] };
    const page2 = renderReport(
      sampleWith({
        guarantees: [
          { ...byRows, strength: 'sufficient', evidence: empty },
          { ...byRows, model: 'my-model', parameters: { x: 1 }, grade: 'derived' },
        ],
        channel: { kind: 'title' },
      }),
      lang,
    );
    expect(textOf(page2)).toContain(lang === 'zh' ? '发布的表没有任何行' : 'has no rows');
    expect(textOf(page2)).toContain('my-model x: 1');
    expect(textOf(page2)).toContain(lang === 'zh' ? '供给方式“title”' : 'Channel “title”');

    const wide = {
      rows: 1_000_022,
      classes: 3,
      minClassSize: 2,
      histogram: [
        [2, 1],
        [20, 1],
        [1_000_000, 1],
      ],
    } as const;
    const many = renderReport(sampleWith({ guarantees: [{ ...byRows, parameters: { k: 2 }, evidence: wide }] }), lang);
    expect(many).toMatch(/class="tick"[^>]*>1M\+</);
  });
});
