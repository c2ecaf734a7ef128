import { requirementsOf } from '../decisions/requirements.js';
import { answersOnly } from './answers-only.js';
import { gravest, tellsAmounts } from './column-grades.js';
import { dominanceMet } from './dominance-met.js';
import type { GateFacts } from './facts.js';
import { type Block, block, type GateRule, PASS, waivableBlock } from './rule.js';

/** Forms that release rows: such a product publishes counts only where it lists a column of them. */
const ROWS: readonly string[] = ['table', 'scorecard'];

/**
 * G07: no value of a quasi-identifier stands for fewer people than the preset allows; amounts that are trade secrets
 * keep a dominance rule on the bytes read back; counts that are published are rounded. A waiver may pass over the last
 * of these alone.
 */
export const g07: GateRule = Object.freeze({
  code: 'G07',
  title: { zh: '小单元格、支配规则与取整', en: 'small cells, dominance, rounding' },
  waivable: true,
  judge(facts) {
    if (answersOnly(facts)) return PASS;
    return smallCell(facts) ?? dominated(facts) ?? unrounded(facts) ?? PASS;
  },
} satisfies GateRule);

function smallCell({ preset, columns, cells }: GateFacts): Block | undefined {
  const least = preset.smallCells?.least;
  if (least === undefined) return undefined;
  const unmeasured = columns.find(
    ({ name, label }) => label.role === 'quasi' && !label.constant && !cells.some(({ column }) => column === name),
  );
  if (unmeasured !== undefined)
    return block(
      {
        zh: `列 ${unmeasured.name} 的最小单元格未测量`,
        en: `the smallest cell of column "${unmeasured.name}" was not measured`,
      },
      { zh: '请报告此缺陷', en: 'report this: the build measures every quasi-identifier' },
    );
  const small = cells.find((cell) => !(cell.least >= least));
  if (small === undefined) return undefined;
  return block(
    {
      zh: `列 ${small.column} 有少于 ${least} 人的取值`,
      en: `column "${small.column}" has a value with fewer than ${least} people`,
    },
    { zh: '提高泛化层级，或合并取值', en: 'generalise the column further, or merge values' },
  );
}

function dominated({ preset, columns, guarantees }: GateFacts): Block | undefined {
  const { dominance } = requirementsOf(preset, gravest(columns));
  if (dominance === null) return undefined;
  // The same model may stand by rows and by people: it must hold in both.
  const fails = guarantees.filter(({ holds }) => holds !== true);
  const shown = guarantees.filter(
    ({ model, parameters }) => !fails.some((other) => other.model === model && same(other.parameters, parameters)),
  );
  const bare = columns.find((column) => tellsAmounts(column) && !dominanceMet(column.name, dominance, shown));
  if (bare === undefined) return undefined;
  return block(
    {
      zh: `列 ${bare.name} 的支配规则在发布的字节上不成立或缺少证据`,
      en: `no dominance rule over column "${bare.name}" is shown to hold on the bytes`,
    },
    { zh: '提高泛化层级，或删除该列', en: 'allow coarser classes, or drop the column' },
  );
}

const same = (a: object, b: object) => JSON.stringify(a) === JSON.stringify(b);

function unrounded({ preset, supply, counts }: GateFacts): Block | undefined {
  const base = preset.smallCells?.roundTo;
  if (base === undefined) return undefined;
  if (counts === undefined && ROWS.includes(supply.form)) return undefined;
  if (counts === undefined || counts.some(({ roundedTo }) => !(roundedTo >= 1)))
    return block(
      { zh: '计数列的取整方式未知', en: 'how the published counts are rounded is not known' },
      { zh: '请报告此缺陷', en: 'report this: the build states every column of counts' },
    );
  const exact = counts.find(({ roundedTo }) => roundedTo < base);
  if (exact === undefined) return undefined;
  return waivableBlock(
    {
      zh: `列 ${exact.column} 的计数未按 ${base} 取整`,
      en: `the counts of column "${exact.column}" are not rounded to ${base}`,
    },
    { zh: `按 ${base} 取整`, en: `round them to ${base}` },
  );
}
