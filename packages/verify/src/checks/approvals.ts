import { type Approval, checkApproval, KEY_ROLES, signedOn, type TrustedKey } from '@sluice/provenance';
import { partiesOf, rolesFilled } from '../holders.js';
import { failed, passed, type VerifyCheck } from '../result.js';
import { shown, someOf } from '../shown.js';
import type { Signed } from '../signed.js';
import { signatureFault } from './signature-fault.js';

/** Roles that build or delegate; approving is for others. */
const NOT_APPROVING: readonly string[] = [KEY_ROLES.operator, KEY_ROLES.root];

/**
 * As many approvals as the preset asks for, of the roles that it asks for: each a valid signature over this candidate
 * by a trusted key in scope (exit 8), given between issue and publication, by somebody else than the author; two by one
 * holder count once (exit 6). A preset that asks for none leaves nothing to approve: a statement may then have none.
 *
 * @param author the author's key, where its signature counts; without one no approval does.
 */
export async function checkApprovals(signed: Signed, author: TrustedKey | undefined): Promise<readonly VerifyCheck[]> {
  const { statement, preset } = signed;
  const { approvals } = statement.predicate;
  if (preset === undefined) return [];
  if (preset.approvals === undefined) {
    return approvals.length === 0 ? [] : [failed(6, 'approvals', `${approvals.length} stated, but none is asked for`)];
  }
  const checks: VerifyCheck[] = [];
  const valid: { readonly role: string; readonly key: TrustedKey }[] = [];
  for (const approval of approvals) {
    const { check, key } = await checkOne(approval, signed);
    checks.push(check);
    if (key !== undefined) valid.push({ role: approval.role, key });
  }
  if (author === undefined)
    return [...checks, failed(6, 'approvals', 'none counts: nobody knows whose candidate it is')];

  const [own, ...parties] = partiesOf([author, ...valid.map(({ key }) => key)]);
  if (parties.includes(own)) {
    checks.push(failed(6, 'approvals', 'one is by the author, or by a hand that cannot be told from the author’s'));
  }
  const counted = valid.map(({ role }, i) => ({ role, party: parties[i] })).filter(({ party }) => party !== own);
  const { required, roles } = preset.approvals;
  const found = new Set(counted.map(({ party }) => party)).size;
  const enough = found >= required && rolesFilled(roles, counted);
  const detail = `${found} of ${required} holders approve, expected among them ${someOf(roles)}`;
  return [
    ...checks,
    enough ? passed('approvals', `${found} holders, all other than the author`) : failed(6, 'approvals', detail),
  ];
}

async function checkOne(
  approval: Approval,
  { statement, candidate, trusted, verifyEd25519, use }: Signed,
): Promise<{ readonly check: VerifyCheck; readonly key?: TrustedKey }> {
  const name = `approval as ${shown(approval.role)}`;
  const checked = await checkApproval(approval, candidate, trusted, verifyEd25519, use);
  const fault = signatureFault(name, checked);
  if (fault !== null || checked.key === undefined) return { check: fault ?? failed(8, name, 'not checked') };
  if (NOT_APPROVING.includes(approval.role)) return { check: failed(6, name, 'expected a role that approves') };
  const { day } = approval;
  if (day < statement.predicate.core.issued || day > signedOn(statement)) {
    return { check: failed(6, name, `given on ${day}, which is not between issue and publication`) };
  }
  const holder = checked.key.holder === undefined ? '' : ` (${shown(checked.key.holder)})`;
  return { check: passed(name, `valid, by ${checked.key.keyid}${holder} on ${day}`), key: checked.key };
}
