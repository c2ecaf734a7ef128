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
    return PASS;
  },
} satisfies GateRule);
