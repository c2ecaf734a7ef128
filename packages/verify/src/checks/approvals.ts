import {
  type Approval,
  checkApproval,
  NOT_APPROVING_ROLES,
  signedOn,
  type TrustedKey,
  unnamed,
} from '@sluice/provenance';
import { failed, passed, type VerifyCheck } from '../result.js';
import { rolesFilled } from '../roles-filled.js';
import { shown, someOf } from '../shown.js';
import type { Signed } from '../signed.js';
import { signatureFault } from './signature-fault.js';
import { unnamedFault } from './unnamed-fault.js';

/**
 * As many approvals as the preset asks for, of the roles that it asks for: each a valid signature over this candidate
 * by a trusted key in scope (exit 8), whose holder and role the trust names, given between issue and publication, by
 * somebody else than the author; two by one party count once (exit 6). A preset that asks for none leaves nothing to
 * approve: a statement may then have none.
 *
 * @param author the author's key, where its signature counts; without one no approval does.
 */
export async function checkApprovals(signed: Signed, author: TrustedKey | undefined): Promise<readonly VerifyCheck[]> {
  const { statement, preset, parties } = signed;
  const { approvals } = statement.predicate;
  if (preset === undefined) return [];
  if (preset.approvals === undefined) {
    return approvals.length === 0 ? [] : [failed(6, 'approvals', `${approvals.length} stated, but none is asked for`)];
  }
  const checks: VerifyCheck[] = [];
  const taken: { readonly role: string; readonly party: string }[] = [];
  for (const approval of approvals) {
    const check = await checkOne(approval, signed);
    checks.push(check);
    const party = parties.get(approval.keyid);
    if (check.ok && party !== undefined) taken.push({ role: approval.role, party });
  }
  if (author === undefined)
    return [...checks, failed(6, 'approvals', 'none counts: nobody knows whose candidate it is')];

  const own = parties.get(author.keyid);
  if (taken.some(({ party }) => party === own)) {
    checks.push(failed(6, 'approvals', 'one is by the author, or by a hand that cannot be told from the author’s'));
  }
  const counted = taken.filter(({ party }) => party !== own);
  const { required, roles } = preset.approvals;
  const found = new Set(counted.map(({ party }) => party)).size;
  const enough = found >= required && rolesFilled(roles, counted);
  const unknown = signed.trusted.filter((key) => parties.has(key.keyid) && unnamed(key) === 'holder').length;
  const nobody = unknown > 0 ? `; the holder of ${unknown} keys is unknown` : '';
  const detail = `${found} of ${required} holders approve, expected among them ${someOf(roles)}${nobody}`;
  return [
    ...checks,
    enough ? passed('approvals', `${found} holders, all other than the author`) : failed(6, 'approvals', detail),
  ];
}

async function checkOne(approval: Approval, signed: Signed): Promise<VerifyCheck> {
  const { statement, candidate, trusted, verifyEd25519, use } = signed;
  const name = `approval as ${shown(approval.role)}`;
  const checked = await checkApproval(approval, candidate, trusted, verifyEd25519, use);
  const fault = signatureFault(name, checked);
  if (fault !== null || checked.key === undefined) return fault ?? failed(8, name, 'not checked');
  if (NOT_APPROVING_ROLES.includes(approval.role)) return failed(6, name, 'expected a role that approves');
  const unknown = unnamedFault(name, checked.key, signed);
  if (unknown !== null) return unknown;
  const { day } = approval;
  if (day < statement.predicate.core.issued || day > signedOn(statement)) {
    return failed(6, name, `given on ${day}, which is not between issue and publication`);
  }
  return passed(name, `valid, by ${checked.key.keyid} (${shown(checked.key.holder ?? '')}) on ${day}`);
}
