import { ROLES } from '../label.js';
import { answersOnly } from './answers-only.js';
import type { ColumnFact } from './facts.js';
import { block, type GateRule, PASS } from './rule.js';

/**
 * G03, as far as declared: every column found in the files is listed by the product, has a role, and is traced to
 * columns of the source; and every listed column is there. Wherever somebody else receives it, the declared grade is no
 * graver than the role: all of a class share the value of a quasi-identifier, and nothing protects an insensitive
 * column. What a classifier finds is not looked at yet.
 */
export const g03: GateRule = Object.freeze({
  code: 'G03',
  title: { zh: '每个输出列均已声明、定级并可追溯', en: 'every output column is listed, classified and traced' },
  waivable: false,
  judge(facts) {
    if (answersOnly(facts)) return PASS;
    const { channel, columns, files, sourceColumns } = facts;
    const listed = columns.map((c) => c.name);
    if (files.length === 0 || listed.length === 0)
      return block(
        { zh: '没有可检查的数据文件或列', en: 'there is no data file or no column to check' },
        { zh: '至少发布一列', en: 'release at least one column' },
      );
    for (const file of files)
      if (file.columns.length !== listed.length || file.columns.some((name, i) => name !== listed[i]))
        return block(
          { zh: `${file.path} 中的列与产品声明不一致`, en: `the columns of ${file.path} are not the declared ones` },
          { zh: '请报告此缺陷', en: 'report this: the writer and the plan disagree' },
        );
    for (const column of columns) {
      const { name, label } = column;
      if (!ROLES.includes(label.role))
        return block(
          { zh: `列 ${name} 没有角色`, en: `column "${name}" has no role` },
          { zh: '在产品文件中给出 role', en: 'give it a role in the product file' },
        );
      if (label.from.length === 0 || label.from.some((from) => !sourceColumns.includes(from)))
        return block(
          { zh: `列 ${name} 无法追溯到源表`, en: `column "${name}" is not traced to a column of the source` },
          { zh: '说明它来自哪一列', en: 'say which source column it comes from' },
        );
      if (label.role === 'direct' && !label.constant && !label.token)
        return block(
          { zh: `列 ${name} 仍是直接标识符`, en: `column "${name}" is still a direct identifier` },
          { zh: '删除该列，或使用带密钥的假名', en: 'drop it, or replace it by a keyed pseudonym' },
        );
      if (channel !== 'internal' && graverThanRole(column))
        return block(
          {
            zh: `列 ${name} 的定级高于其角色 ${label.role}`,
            en: `column "${name}" is graded graver than its role ${label.role}`,
          },
          { zh: '将其声明为 sensitive，或更正定级', en: 'declare it sensitive, or correct its grade' },
        );
    }
    return PASS;
  },
} satisfies GateRule);

function graverThanRole({ label, sensitivity }: ColumnFact): boolean {
  if (label.constant || sensitivity === undefined) return false;
  const { personal, trade } = sensitivity;
  if (label.role === 'quasi') return personal === 'sensitive';
  return label.role === 'insensitive' && (personal !== 'none' || trade !== 'none');
}
