import type { Messages } from './lang.js';

/**
 * Names of the privacy models, and what each says in one plain sentence; `.rows` and `.people` where the sentence is
 * another for each unit, else `{units}` or `{one}` stands for it.
 */
export const MODEL_MESSAGES = {
  'units.rows': { zh: '行', en: 'rows' },
  'units.people': { zh: '人', en: 'people' },
  'one.rows': { zh: '那一行', en: 'row' },
  'one.people': { zh: '那个人', en: 'person' },
  'values.any': { zh: '值', en: 'value' },
  'values.named': { zh: '指定的敏感值', en: 'sensitive value that is named' },

  'model.k-anonymity': { zh: 'k-匿名', en: 'k-anonymity' },
  'model.l-diversity': { zh: 'l-多样性', en: 'l-diversity' },
  'model.t-closeness': { zh: 't-接近性', en: 't-closeness' },
  'model.delta-disclosure': { zh: 'δ-披露隐私', en: 'δ-disclosure privacy' },
  'model.beta-likeness': { zh: 'β-相似性', en: 'β-likeness' },
  'model.alpha-k-anonymity': { zh: '(α,k)-匿名', en: '(α,k)-anonymity' },
  'model.k-map': { zh: 'k-映射', en: 'k-map' },
  'model.delta-presence': { zh: 'δ-存在性', en: 'δ-presence' },
  'model.lkc-privacy': { zh: 'LKC-隐私', en: 'LKC-privacy' },
  'model.km-anonymity': { zh: 'kᵐ-匿名', en: 'kᵐ-anonymity' },
  'model.dominance': { zh: '(n,k)-支配规则', en: '(n,k)-dominance rule' },
  'model.p-percent': { zh: 'p% 规则', en: 'p% rule' },
  'model.average-risk': { zh: '平均重识别风险', en: 'average re-identification risk' },
  'model.highest-risk': { zh: '最高重识别风险', en: 'highest re-identification risk' },
  'model.sample-uniqueness': { zh: '样本唯一性', en: 'sample uniqueness' },
  'model.population-uniqueness': { zh: '总体唯一性', en: 'population uniqueness' },
  'model.profitability': { zh: '攻击收益', en: 'profitability of an attack' },
  'model.m-confidentiality': { zh: 'm-保密性', en: 'm-confidentiality' },
  'model.safepub': { zh: 'SafePub 差分隐私', en: 'SafePub differential privacy' },

  'says.k-anonymity.rows': { zh: '每个等价类至少有 {k} 行。', en: 'Every class holds at least {k} rows.' },
  'says.k-anonymity.people': {
    zh: '每个等价类至少有 {k} 个不同的人。',
    en: 'Every class holds at least {k} different people.',
  },
  'says.l-diversity.rows': {
    zh: '每个等价类的 {column} 至少有 {l} 个代表充分的值：知道某人属于该类，仍不能断定其值。',
    en: 'In every class {column} has at least {l} well-represented values: knowing the class of a person does not tell the value.',
  },
  'says.l-diversity.people': {
    zh: '每个等价类中，{column} 的任何一个值都不为超过 {l} 分之一的人所有。',
    en: 'In every class no value of {column} is held by more than one in {l} of its people.',
  },
  'says.t-closeness.rows': {
    zh: '每个等价类中 {column} 的分布与全表的分布相差不超过 {t}。',
    en: 'In every class the distribution of {column} is within {t} of that of the whole table.',
  },
  'says.t-closeness.people': {
    zh: '按人计，每个等价类中 {column} 的分布与全表的分布相差不超过 {t}。',
    en: 'Counted by people, in every class the distribution of {column} is within {t} of that of the whole table.',
  },
  'says.delta-disclosure': {
    zh: '每个等价类中，{column} 的每个值所占比例与其在全表中的比例相差不到 2 的 {delta} 次方倍。',
    en: 'In every class, the share of each value of {column} is less than a factor of 2 to the power of {delta} from its share in the whole table.',
  },
  'says.delta-disclosure.present': {
    zh: '每个等价类中，{column} 出现的每个值所占比例与其在全表中的比例相差不到 2 的 {delta} 次方倍；类中没有出现的值不在此列，可据此排除。',
    en: 'In every class, the share of each value of {column} that occurs is less than a factor of 2 to the power of {delta} from its share in the whole table; values that do not occur there can be ruled out.',
  },
  'says.beta-likeness': {
    zh: '知道某人所在的等价类，对 {column} 任何一个值的把握相对全表至多提高到 1 + {beta} 倍。',
    en: 'To know the class of a person makes no value of {column} likelier than 1 + {beta} times what the whole table says.',
  },
  'says.alpha-k-anonymity': {
    zh: '每个等价类至少有 {k} {units}，且 {column} 的任何一个{which}在其中所占比例不超过 {alpha}。',
    en: 'Every class holds at least {k} {units}, and no {which} of {column} is that of more than {alpha} of them.',
  },
  'says.k-map.table': {
    zh: '每个等价类在总体中至少对应 {k} 个人；人数按发布方持有的总体名册统计。',
    en: 'Every class matches at least {k} people of the population, counted in a table of the population that the publisher has.',
  },
  'says.k-map.estimated': {
    zh: '据估计，每个等价类在总体中至少对应 {k} 个人；前提是本表为总体的随机样本，且攻击者不知道谁在其中。',
    en: 'Every class is estimated to match at least {k} people of the population. This takes the table for a random sample, and an attacker who does not know who is in it.',
  },
  'says.delta-presence': {
    zh: '对总体中的任何人，据此表推断其在表中的概率都在 {min} 到 {max} 之间。',
    en: 'For everyone in the population, the chance of being in this table, judged by it, lies between {min} and {max}.',
  },
  'says.lkc-privacy': {
    zh: '即使知道某人的任意 {L} 个准标识符，也至少有 {K} {units}与之相符，且 {column} 的任何一个{which}在其中所占比例不超过 {C}。',
    en: 'Whoever knows up to {L} quasi-identifiers of a person finds at least {K} {units} that share them, and no {which} of {column} is that of more than {C} of these.',
  },
  'says.km-anonymity': {
    zh: '即使知道某人所在的等价类和其 {column} 中至多 {m} 项，也至少有 {k} {units}与之相符。',
    en: 'Whoever knows the class of a person and up to {m} items of {column} finds at least {k} {units} that match.',
  },
  'says.dominance': {
    zh: '每个等价类中，{column} 最大的 {n} 个数额合计不超过总额的 {k}%。',
    en: 'In every class, the largest contributions to {column} ({n} of them) make up at most {k}% of its total.',
  },
  'says.p-percent': {
    zh: '每个等价类中，{column} 的其他任何一方由总额推算最大一方的数额，误差都不小于其 {p}%。',
    en: 'In every class, no other contributor to {column} can work out the largest contribution from the total to within less than {p}% of it.',
  },
  'says.average-risk': {
    zh: '攻击者找对{one}的概率，平均不超过 {average}。',
    en: 'The chance of picking the right {one} is at most {average} on average.',
  },
  'says.average-risk.highest': {
    zh: '攻击者找对{one}的概率，平均不超过 {average}；概率高于 {highest} 的{units}占比不超过 {above}。',
    en: 'The chance of picking the right {one} is at most {average} on average, and above {highest} for at most {above} of the {units}.',
  },
  'says.highest-risk': {
    zh: '无论对谁，攻击者找对{one}的概率都不超过 {threshold}。',
    en: 'The chance of picking the right {one} is at most {threshold}, whoever is sought.',
  },
  'says.sample-uniqueness': {
    zh: '在所属等价类中独一无二的{units}占比不超过 {share}。',
    en: 'At most {share} of the {units} are alone in their class.',
  },
  'says.population-uniqueness': {
    zh: '据估计，在 {population} 人的总体中，仅凭发布的特征就独一无二的不超过 {share}；这是统计估计，前提是本表为总体的随机样本。',
    en: 'At most {share} of a population of {population} are estimated to be unique by the released traits: a statistical estimate that takes the table for a random sample.',
  },
  'says.profitability.deterred': {
    zh: '按所设的收益和成本，识别任何人的攻击都得不偿失。',
    en: 'By the stated gain and cost, an attack on anyone does not pay the attacker.',
  },
  'says.profitability.tolerated': {
    zh: '按所设的数额，即使攻击者有利可图，发布仍利大于弊；它不保证攻击得不偿失。',
    en: 'By the stated amounts, publishing is worth more than what attacks would cost. It does not promise that an attack does not pay.',
  },
  'says.m-confidentiality': {
    zh: '即使知道表是如何制作的，攻击者对任何人的 {column} 某个值的把握都不超过 {m} 分之一。',
    en: 'Even someone who knows how the table was made links nobody to a value of {column} with more confidence than one in {m}.',
  },
  'says.safepub': {
    zh: '由随机抽样制成，满足 (ε, δ)-差分隐私，ε = {epsilon}，δ = {delta}：某人是否在源表中，对结果的影响受此限制。',
    en: 'Made by random sampling under (ε, δ)-differential privacy, ε = {epsilon}, δ = {delta}: that bounds how much it matters to the result whether someone was in the source.',
  },
  'says.safepub.necessary': {
    zh: '每个等价类都达到 ε = {epsilon}、δ = {delta} 的 SafePub 所要求的大小；单凭这一点不能说明表是随机抽样制成的。',
    en: 'Every class is as large as SafePub asks for with ε = {epsilon}, δ = {delta}. That alone does not show that the table was made by random sampling.',
  },
  'says.other': { zh: '隐私模型“{model}”成立。', en: 'The privacy model “{model}” holds.' },

  'guarantee.unit.rows': { zh: '按行计', en: 'by rows' },
  'guarantee.unit.people': { zh: '按人计', en: 'by people' },
  'guarantee.necessary': {
    zh: '这是旁边签名方担保的保证的必要条件，单独并不充分。',
    en: 'Necessary for the attested guarantee beside it; not enough by itself.',
  },
  'grade.recomputed': { zh: '可复算', en: 'recomputed' },
  'grade.recomputed.means': {
    zh: '任何人都能根据发布的文件重新计算。',
    en: 'Anyone can recount this from the released files.',
  },
  'grade.derived': { zh: '可推导', en: 'derived' },
  'grade.derived.means': {
    zh: '由签名的参数推得；运行时确实遵守了这些参数，则由签名方担保。',
    en: 'Follows from signed parameters; that the run kept to them is the signer’s word.',
  },
  'grade.attested': { zh: '签名方担保', en: 'attested' },
  'grade.attested.means': {
    zh: '由签名方担保：发布的文件无法证明这一点，也不公布任何数字；持有源表的审计方可以重新核对。',
    en: 'The signer’s word: the released files cannot show it, and no number is published. An auditor who has the source can repeat the count.',
  },
} as const satisfies Messages;
