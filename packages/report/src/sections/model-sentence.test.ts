import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Guarantee } from '@sluice/provenance';
import { describe, expect, it } from 'vitest';
import { LANGS, textOf } from '../../test/pages.js';
import { translator } from '../translate.js';
import { modelSentence } from './model-sentence.js';

/** Parameters that each model declares, and what its sentence must tell of them. */
const CASES: readonly (readonly [model: string, parameters: Record<string, unknown>, told: readonly string[]])[] = [
  ['k-anonymity', { k: 1200 }, ['1,200']],
  ['l-diversity', { column: 'c', l: 3, variant: 'entropy' }, ['c', '3']],
  ['t-closeness', { column: 'c', t: 0.25, distance: 'equal' }, ['c', '0.25']],
  ['delta-disclosure', { column: 'c', delta: 1.5, absent: 'fail' }, ['c', '1.5']],
  ['delta-disclosure', { column: 'c', delta: 1.5, absent: 'ignore' }, ['c', '1.5']],
  ['beta-likeness', { column: 'c', beta: 2, variant: 'enhanced' }, ['c', '1 + 2']],
  ['alpha-k-anonymity', { column: 'c', alpha: 0.3, k: 7 }, ['c', '30%', '7']],
  ['alpha-k-anonymity', { column: 'c', alpha: 0.3, k: 7, values: ['x'] }, ['c', '30%', '7']],
  ['k-map', { k: 5, population: 'population' }, ['5']],
  ['k-map', { k: 5, estimator: 'poisson', significance: 0.01, populationSize: 1000 }, ['5']],
  ['delta-presence', { min: 0.05, max: 0.5, population: 'population' }, ['5%', '50%']],
  ['lkc-privacy', { L: 2, K: 9, C: 0.4, column: 'c' }, ['2', '9', '40%', 'c']],
  ['km-anonymity', { column: 'c', k: 6, m: 2, separator: ';' }, ['c', '6', '2']],
  ['dominance', { column: 'c', n: 2, k: 75.5 }, ['c', '2', '75.5%']],
  ['p-percent', { column: 'c', p: 10 }, ['c', '10%']],
  ['average-risk', { average: 0.05 }, ['5%']],
  ['average-risk', { average: 0.05, highest: 0.2 }, ['5%', '20%', '0%']],
  ['average-risk', { average: 0.05, highest: 0.2, above: 0.01 }, ['5%', '20%', '1%']],
  ['highest-risk', { threshold: 0.09 }, ['9%']],
  ['sample-uniqueness', { share: 0.02 }, ['2%']],
  ['population-uniqueness', { share: 0.001, population: 2_000_000, estimator: 'pitman' }, ['0.1%', '2,000,000']],
  ['profitability', { attacker: 'prosecutor', gain: 100, cost: 5 }, []],
  ['profitability', { attacker: 'prosecutor', attack: 'tolerated', gain: 100, cost: 5, benefit: 9, loss: 8 }, []],
  ['m-confidentiality', { column: 'c', m: 4 }, ['c', '4']],
  ['safepub', { epsilon: 1, delta: 0.000001 }, ['1', '0.000001']],
];

function guarantee(model: string, parameters: Record<string, unknown>, more: Partial<Guarantee> = {}): Guarantee {
  return { model, parameters, unit: 'people', grade: 'attested', strength: 'sufficient', holds: true, ...more };
}

describe.each(LANGS)('a sentence in %s', (lang) => {
  const t = translator(lang);
  const say = (given: Guarantee) => textOf(modelSentence(t, given).markup);

  it.each(CASES)('%s %j', (model, parameters, told) => {
    for (const unit of ['rows', 'people'] as const) {
      const text = say(guarantee(model, parameters, { unit }));
      expect(text).not.toContain(`“${model}”`);
      expect(text).toMatch(lang === 'zh' ? /。$/ : /\.$/);
      for (const part of told) expect(text).toContain(part);
    }
  });

  it('differs by variant, unit and strength where these say something else', () => {
    const both = (model: string, a: Record<string, unknown>, b: Record<string, unknown>) =>
      expect(say(guarantee(model, a))).not.toBe(say(guarantee(model, b)));
    both('delta-disclosure', { column: 'c', delta: 1 }, { column: 'c', delta: 1, absent: 'ignore' });
    both('k-map', { k: 5, population: 'population' }, { k: 5, estimator: 'poisson' });
    both('alpha-k-anonymity', { column: 'c', alpha: 0.3, k: 7 }, { column: 'c', alpha: 0.3, k: 7, values: ['x'] });
    both('profitability', {}, { attack: 'tolerated' });
    const safepub = { epsilon: 1, delta: 0.1 };
    // The rows alone never show that a table was sampled.
    expect(say(guarantee('safepub', safepub, { unit: 'rows', strength: 'necessary' }))).not.toBe(
      say(guarantee('safepub', safepub)),
    );
    expect(say(guarantee('highest-risk', { threshold: 0.1 }, { unit: 'rows' }))).not.toBe(
      say(guarantee('highest-risk', { threshold: 0.1 })),
    );
  });

  it('only names a model that is unknown, or one whose parameters are', () => {
    expect(say(guarantee('my-model', { k: 5 }))).toContain('“my-model”');
    expect(say(guarantee('constructor', {}))).toContain('“constructor”');
    expect(say(guarantee('k-anonymity', { k: '<5>' }))).toContain('“k-anonymity”');
    expect(say(guarantee('dominance', { column: 'c', n: 1 }))).toContain('“dominance”');
  });
});

const MODELS = join(import.meta.dirname, '../../../models/src');

it.skipIf(!existsSync(MODELS))('no built-in model is without a sentence', () => {
  // By their source: this package stands beside that of the models and may not import it.
  const kinds = readdirSync(MODELS, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => readFileSync(join(MODELS, file), 'utf8'))
    .filter((source) => /: PrivacyModel<\w+> = Object\.freeze/.test(source))
    .map((source) => /^ {2}kind: '([a-z-]+)'/m.exec(source)?.[1]);
  expect(kinds.length).toBeGreaterThanOrEqual(19);
  expect(new Set(CASES.map(([model]) => model))).toEqual(new Set(kinds));
});
