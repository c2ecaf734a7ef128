import { answersOnly } from './answers-only.js';
import { block, type GateRule, PASS } from './rule.js';

/**
 * G11: the files hold the planned cells and nothing else: no unused dictionary entry, no value under a null bit, no
 * foreign metadata, no value of an unreleased direct column; every format holds the same logical table.
 */
export const g11: GateRule = Object.freeze({
  code: 'G11',
  title: {
    zh: '字节洁净：文件中只有计划发布的单元格',
    en: 'byte hygiene: the files hold the planned cells and nothing else',
  },
  waivable: false,
  judge(facts) {
    const { files, plannedDigest, directValuesFound } = facts;
    if (answersOnly(facts) && directValuesFound === 0) return PASS;
    const report = { zh: '请报告此缺陷', en: 'report this: nothing is released until it is mended' };
    if (files.length === 0) return block({ zh: '没有数据文件', en: 'there is no data file' }, report);
    for (const file of files) {
      if (file.logicalDigest !== plannedDigest)
        return block(
          { zh: `${file.path} 的内容与计划不符`, en: `${file.path} does not hold the planned table` },
          report,
        );
      if (file.metadataKeys.length !== 0)
        return block({ zh: `${file.path} 含有多余的元数据`, en: `${file.path} carries foreign metadata` }, report);
      if (file.strayValues !== 0)
        return block(
          { zh: `${file.path} 含有单元格之外的值`, en: `${file.path} holds values that no released cell holds` },
          report,
        );
    }
    if (directValuesFound !== 0)
      return block(
        {
          zh: '发布文件中出现了未发布的直接标识符的值',
          en: 'values of an unreleased direct column occur in the release',
        },
        {
          zh: '检查哪一列与该标识符有相同的值，并将其声明为 direct 或删除',
          en: 'find the column that repeats them; declare it direct or drop it',
        },
      );
    return PASS;
  },
} satisfies GateRule);
