import type { GateFacts } from './facts.js';
import { block, type GateRule, PASS } from './rule.js';

function meetsLeastK({ preset, guarantees }: GateFacts): boolean {
  if (preset.leastK === undefined) return true;
  const least = preset.leastK;
  return guarantees.some(
    (g) =>
      g.model === 'k-anonymity' && g.grade === 'recomputed' && g.holds === true && Number(g.parameters['k']) >= least,
  );
}

/** A released sensitive column that neither l-diversity nor a t-closeness within the threshold protects. */
function unprotected({ preset, columns, models }: GateFacts): string | undefined {
  const greatest = preset.greatestT;
  if (greatest === undefined) return undefined;
  const protects = (name: string) =>
    models.some(
      ({ model, parameters: p }) =>
        p['column'] === name && (model === 'l-diversity' || (model === 't-closeness' && Number(p['t']) <= greatest)),
    );
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
    const { models, guarantees, preset } = facts;
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
    if (!meetsLeastK(facts))
      return block(
        {
          zh: `本渠道要求 k ≥ ${preset.leastK} 的 k-匿名`,
          en: `this channel asks for k-anonymity with k >= ${preset.leastK}`,
        },
        { zh: '提高 privacy.models 中的 k', en: 'raise k in privacy.models' },
      );
    const bare = unprotected(facts);
    if (bare !== undefined)
      return block(
        {
          zh: `敏感列 ${bare} 没有足够强的模型保护`,
          en: `sensitive column "${bare}" has no model that is strong enough`,
        },
        {
          zh: `使用 l-diversity，或 t 不超过 ${preset.greatestT} 的 t-closeness`,
          en: `state l-diversity, or t-closeness with t of at most ${preset.greatestT}`,
        },
      );
    const attested = guarantees.some((g) => g.grade === 'attested');
    if (preset.attestedNeedsAnnex && attested && facts.annex !== true)
      return block(
        {
          zh: '有的保证只能由签名者证明，却没有供审计的附件',
          en: 'a guarantee is attested only, and there is no annex for an auditor to repeat it',
        },
        { zh: '用 --annex 构建，并指明审计者的公钥', en: 'build with --annex, and name the auditor’s key' },
      );
    if (preset.attestedNeedsAnnex && facts.holdsAgainstOriginal !== true)
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
