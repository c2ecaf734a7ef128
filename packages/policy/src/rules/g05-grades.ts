import { isDay, lastDayOfTerm } from '../days.js';
import { requirementsOf } from '../decisions/requirements.js';
import { impliedSensitivity, isSensitivity, joinSensitivity } from '../sensitivity.js';
import { gravest, tellsAmounts } from './column-grades.js';
import { dominanceMet } from './dominance-met.js';
import type { RecordFacts } from './record-facts.js';
import { type Block, block, type GateRule, PASS } from './rule.js';

/**
 * G05: data as grave as this may reach this audience: important data never everyone, core data nobody; trade secrets
 * under a dominance rule; an impact assessment where personal or important data goes to others. The columns of a
 * verification are those that its questions read; no amount of theirs leaves.
 */
export const g05 = Object.freeze({
  code: 'G05',
  title: { zh: '数据级别与受众相符', en: 'the grade of the data fits the audience' },
  waivable: false,
  judge({ preset, columns, models, supply }: RecordFacts) {
    const answers = supply.form === 'verification';
    for (const column of columns) {
      const { name, sensitivity } = column;
      if (!isSensitivity(sensitivity))
        return block(
          { zh: `列 ${name} 没有定级`, en: `column "${name}" is not graded` },
          { zh: '在产品文件中给出 grade', en: 'state its `grade` in the product file' },
        );
      const { leaves, dominance } = requirementsOf(preset, sensitivity);
      if (!leaves)
        return block(
          {
            zh: `列 ${name} 属于${sensitivity.state === 'core' ? '核心' : '重要'}数据，不得由此提供`,
            en: `column "${name}" is ${sensitivity.state} data and may not reach this audience`,
          },
          { zh: '删除该列，或改用允许的渠道', en: 'drop the column, or use a channel that may have it' },
        );
      if (!answers && dominance !== null && tellsAmounts(column) && !dominanceMet(name, dominance, models))
        return block(
          {
            zh: `列 ${name} 涉及商业秘密，缺少足够强的支配规则`,
            en: `column "${name}" is a trade secret and has no dominance rule that is strong enough`,
          },
          {
            zh: `对该列使用 n ≥ ${dominance.n}、k ≤ ${dominance.k} 的 dominance ${dominance.both ? '以及' : '或'} p ≥ ${dominance.p} 的 p-percent，或将其分档为准标识符`,
            en: `state dominance with n >= ${dominance.n} and k <= ${dominance.k} ${dominance.both ? 'and' : 'or'} p-percent with p >= ${dominance.p} over it, or make it a banded quasi-identifier`,
          },
        );
    }
    // An answer about a named person is personal information, whichever columns it was read from.
    const whole = answers ? joinSensitivity(gravest(columns), impliedSensitivity('direct')) : gravest(columns);
    const { assessment } = requirementsOf(preset, whole);
    return (assessment === null ? undefined : assessmentFault(supply, assessment.keptYears)) ?? PASS;
  },
} satisfies GateRule);

function assessmentFault({ assessment: a, day }: RecordFacts['supply'], years: number): Block | undefined {
  if (a === null || a.found !== true)
    return block(
      { zh: '缺少个人信息保护影响评估', en: 'an impact assessment is missing' },
      {
        zh: '先作评估并登记，再在产品文件中写明编号',
        en: 'assess the impact, record it, and name it in the product file',
      },
    );
  if (a.valid !== true || !isDay(a.on) || !isDay(day) || a.on > day)
    return block(
      { zh: `影响评估 ${a.id} 无效`, en: `impact assessment "${a.id}" is not valid` },
      { zh: '重新评估', en: 'assess the impact again' },
    );
  if (a.covers !== true)
    return block(
      {
        zh: `影响评估 ${a.id} 未覆盖该产品、渠道或接收方`,
        en: `impact assessment "${a.id}" does not cover product, channel and recipient`,
      },
      { zh: '扩大评估范围', en: 'assess what this product does' },
    );
  if (!isDay(a.keptUntil) || a.keptUntil < lastDayOfTerm(a.on, years))
    return block(
      {
        zh: `影响评估 ${a.id} 的记录保存不足 ${years} 年`,
        en: `the record of assessment "${a.id}" is kept for less than ${years} years`,
      },
      { zh: '延长保存期限', en: 'keep the record for longer' },
    );
  return undefined;
}
