import { type Requirements, requirementsOf } from '../decisions/requirements.js';
import { answersOnly } from './answers-only.js';
import { gravest } from './column-grades.js';
import type { GateFacts, GuaranteeFact } from './facts.js';
import { block, type GateRule, PASS } from './rule.js';

const GRADES: readonly string[] = ['attested', 'derived', 'recomputed'];
/** What protects a sensitive column under a preset of old, which had a greatest t and no list of models. */
const EITHER: readonly string[] = ['l-diversity', 't-closeness'];

/**
 * k-anonymity by rows of the least k, of a grade that counts. A released token links the rows of a person, so k must
 * then be shown over people besides: rows alone would count one person several times.
 */
function meetsLeastK({ columns, guarantees }: GateFacts, { leastK, lowestGrade }: Requirements): boolean {
  if (leastK <= 1) return true;
  const shown = guarantees.filter(
    (g) => g.model === 'k-anonymity' && g.holds === true && Number(g.parameters['k']) >= leastK,
  );
  const counted = (g: GuaranteeFact) => g.unit === 'rows' && GRADES.indexOf(g.grade) >= GRADES.indexOf(lowestGrade);
  const linked = columns.some(({ label }) => label.token && !label.constant);
  return shown.some(counted) && (!linked || shown.some((g) => g.unit === 'people' && g.strength === 'sufficient'));
}

/** A released sensitive column that no model of the listed kinds protects by parameters that say something. */
function unprotected({ columns, models }: GateFacts, needs: readonly string[], greatestT: number): string | undefined {
  if (needs.length === 0) return undefined;
  // One value a class (l = 1) is what every class has.
  const says = (model: string, p: Readonly<Record<string, unknown>>) =>
    (model !== 't-closeness' || Number(p['t']) <= greatestT) && (model !== 'l-diversity' || Number(p['l']) > 1);
  const protects = (name: string) =>
    models.some(({ model, parameters: p }) => p['column'] === name && needs.includes(model) && says(model, p));
  return columns.find(({ name, label }) => label.role === 'sensitive' && !label.constant && !protects(name))?.name;
}

/**
 * G06: the models meet the preset and hold, by evidence from the files read back. Each model that the product asks for
 * needs a sufficient guarantee, and every guarantee must hold; a missing one is a refusal.
 */
export const g06: GateRule = Object.freeze({
  code: 'G06',
  title: { zh: '隐私模型符合预设，且由回读的字节证实', en: 'the models meet the preset, shown on the bytes read back' },
  waivable: false,
  judge(facts) {
    if (answersOnly(facts)) return PASS;
    const { models, guarantees, preset } = facts;
    const asked = requirementsOf(preset, gravest(facts.columns));
    const outside = facts.columns.find(
      ({ name, label }) => label.role === 'quasi' && !label.constant && !facts.quasiIdentifiers.includes(name),
    );
    if (outside !== undefined)
      return block(
        {
          zh: `准标识符 ${outside.name} 未参与分组`,
          en: `quasi-identifier "${outside.name}" is left out of the classes`,
        },
        { zh: '请报告此缺陷', en: 'report this: every released quasi-identifier forms the classes' },
      );
    for (const { model, parameters } of models) {
      const shown = guarantees.filter(
        (g) => g.model === model && JSON.stringify(g.parameters) === JSON.stringify(parameters),
      );
      if (!shown.some((g) => g.strength === 'sufficient') || shown.some((g) => g.holds !== true))
        return block(
          {
            zh: `${model} 在发布的字节上不成立或缺少证据`,
            en: `${model} does not hold on the bytes, or lacks evidence`,
          },
          { zh: '放宽层级或提高抑制上限后重新构建', en: 'allow higher levels or more suppression, and build again' },
        );
    }
    if (!meetsLeastK(facts, asked))
      return block(
        {
          zh: `本渠道要求 k ≥ ${asked.leastK} 的 k-匿名；有假名时按人计数`,
          en: `this channel asks for k-anonymity with k >= ${asked.leastK}, over people where a pseudonym leaves`,
        },
        {
          zh: '提高 privacy.models 中的 k；有假名时写明 subject',
          en: 'raise k in privacy.models; with a pseudonym, state `subject`',
        },
      );
    const needs = preset.sensitiveNeeds ?? (preset.greatestT === undefined ? [] : EITHER);
    const bare = unprotected(facts, needs, asked.greatestT);
    if (bare !== undefined)
      return block(
        {
          zh: `敏感列 ${bare} 没有足够强的模型保护`,
          en: `sensitive column "${bare}" has no model that is strong enough`,
        },
        {
          zh: `使用 ${needs.join(' 或 ')}；t-closeness 的 t 不超过 ${asked.greatestT}`,
          en: `state ${needs.join(' or ')} over it; t of a t-closeness is at most ${asked.greatestT}`,
        },
      );
    const attested = guarantees.some((g) => g.grade === 'attested');
    if (asked.annex && attested && facts.annex !== true)
      return block(
        {
          zh: '有的保证只能由签名者证明，却没有供审计的附件',
          en: 'a guarantee is attested only, and there is no annex for an auditor to repeat it',
        },
        { zh: '用 --annex 构建，并指明审计者的公钥', en: 'build with --annex, and name the auditor’s key' },
      );
    if (asked.annex && facts.holdsAgainstOriginal !== true)
      return block(
        {
          zh: '模型对原始表的分布不成立',
          en: 'a model holds against the released table but not against the original one',
        },
        {
          zh: '放宽层级，或提高 failing 的上限',
          en: 'allow coarser levels, or state `reference: original` to see which rows',
        },
      );
    return PASS;
  },
} satisfies GateRule);
