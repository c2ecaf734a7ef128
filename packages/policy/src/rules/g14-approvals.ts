import { isDay } from '../days.js';
import type { ApprovalFact, PublicationFacts } from './facts.js';
import { isText } from './need-record.js';
import { partyOf, sameParty, unnamed } from './parties.js';
import { type Block, block, PASS, type PublicationRule, waitingBlock } from './rule.js';

/** Roles that build, or name other keys: what is signed in them approves nothing. */
const NOT_APPROVING: readonly string[] = ['operator', 'root'];
const HEX64 = /^[0-9a-f]{64}$/;

/**
 * G14: as many approvals as the preset asks for, of exactly this candidate, since its issue, by different parties, each
 * listed role among them, none by the author's party, every key within its scope and of a named holder. An approval that
 * is there and wrong is a refusal; one that is not there yet is a wait.
 */
export const g14: PublicationRule = Object.freeze({
  code: 'G14',
  title: { zh: '由作者以外的人批准了这一候选', en: 'this very candidate was approved by others than its author' },
  judge(facts) {
    return changed(facts) ?? wrong(facts) ?? lacking(facts) ?? PASS;
  },
} satisfies PublicationRule);

function changed({ candidate: c, author }: PublicationFacts): Block | undefined {
  if (HEX64.test(c.computed) && c.computed === c.signed && c.intact === true && isText(author.keyid)) return undefined;
  return block(
    { zh: '候选在作者签名之后发生了变化', en: 'the candidate is not what its author signed' },
    { zh: '重新构建，再次批准', en: 'build it again, and have it approved again' },
  );
}

function wrong({ candidate, author, approvals, invalidApprovals, supply }: PublicationFacts): Block | undefined {
  if (invalidApprovals !== 0)
    return block(
      { zh: '有签名无效，或来自不受信任的密钥', en: 'a signature is not valid, or by a key that nobody trusts' },
      { zh: '移除该签名，由受信任的人重新批准', en: 'take it away, and have somebody trusted approve' },
    );
  const nobody = unnamed(author);
  if (nobody !== undefined) return nobody;
  for (const approval of approvals) {
    if (approval.candidate !== candidate.computed)
      return block(
        { zh: '有一份批准针对另一候选', en: 'an approval is of another candidate' },
        { zh: '对这一候选重新批准', en: 'approve this candidate' },
      );
    if (sameParty(approval, author))
      return block(
        {
          zh: '作者，或无法与作者区分的人，不得批准自己的候选',
          en: 'the author, or a hand that cannot be told from the author’s, cannot approve the own candidate',
        },
        { zh: '由他人批准', en: 'somebody else approves it' },
      );
    if (NOT_APPROVING.includes(approval.role))
      return block(
        { zh: `${approval.role} 不是批准的角色`, en: `nobody approves as ${approval.role}` },
        { zh: '移除该签名，以有权批准的角色批准', en: 'take it away, and approve in a role that approves' },
      );
    if (approval.outOfScope !== null || !approval.role || !approval.keyid)
      return block(
        {
          zh: `以 ${approval.role} 身份批准的密钥超出权限`,
          en: `the key that approved as ${approval.role} may not do so`,
        },
        { zh: '检查该密钥的角色、渠道、产品与日期', en: 'check roles, channels, products and dates of that key' },
      );
    const unknown = unnamed(approval);
    if (unknown !== undefined) return unknown;
    if (
      !isDay(approval.day) ||
      !isDay(supply.day) ||
      approval.day > supply.day ||
      !(approval.day >= supply.validity.issued)
    )
      return block(
        {
          zh: '批准日期无效，或不在构建与今日之间',
          en: 'the day of an approval is not valid, before that of the build, or still to come',
        },
        { zh: '检查时钟', en: 'check the clock' },
      );
  }
  return undefined;
}

function lacking({ preset, approvals }: PublicationFacts): Block | undefined {
  const { required, roles } = preset.approvals ?? { required: Number.NaN, roles: [] };
  const holders = new Set(approvals.map(partyOf)).size;
  // Written so that a preset without a number blocks.
  if (holders >= required && filled(roles, approvals)) return undefined;
  return waitingBlock(
    {
      zh: `需要 ${required} 人批准（${roles.join('、')}），现有 ${holders} 人`,
      en: `${required} people must approve (among them ${roles.join(', ')}), ${holders} have`,
    },
    { zh: '用 sluice approve 批准', en: 'approve with `sluice approve`' },
  );
}

/** Whether each role can be given to another party that approved in it. */
function filled(roles: readonly string[], approvals: readonly ApprovalFact[], taken: readonly string[] = []): boolean {
  const [role, ...others] = roles;
  if (role === undefined) return true;
  return approvals
    .filter((approval) => approval.role === role && !taken.includes(partyOf(approval)))
    .some((approval) => filled(others, approvals, [...taken, partyOf(approval)]));
}
