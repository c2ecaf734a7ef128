import type { ApprovalFact, ColumnFact, Preset, PublicationFacts, SupplyFacts, WaiverFact } from '@sluice/policy';
import { checkApproval, checkAuthorship, checkWaiver, type TrustedKey } from '@sluice/provenance';
import { verifyEd25519 } from '@sluice/provenance/node';
import type { Candidate } from '../candidate/read-candidate.js';

/**
 * What the rules of publication see: every signature beside the candidate checked under the trust of today, and the
 * records of today.
 */
export async function publicationFacts(
  candidate: Candidate,
  preset: Preset,
  supply: SupplyFacts,
  trust: readonly TrustedKey[],
): Promise<PublicationFacts> {
  const { core, digest } = candidate;
  const use = { channel: core.channel.kind, product: core.product.id };
  const author = await checkAuthorship(candidate.author, digest, trust, verifyEd25519, { ...use, day: core.issued });
  const approvals: ApprovalFact[] = [];
  let invalidApprovals = 0;
  for (const approval of candidate.approvals) {
    const { valid, key, outOfScope } = await checkApproval(approval, digest, trust, verifyEd25519, use);
    if (!valid || !key) invalidApprovals++;
    else
      approvals.push({
        role: approval.role,
        keyid: key.keyid,
        ...(key.holder !== undefined && { holder: key.holder }),
        day: approval.day,
        candidate: digest,
        outOfScope: outOfScope?.message ?? null,
      });
  }
  const waivers: WaiverFact[] = [];
  for (const waiver of candidate.waivers) {
    const { valid, key, outOfScope } = await checkWaiver(waiver, digest, trust, verifyEd25519, use);
    if (!valid || !key) invalidApprovals++;
    else {
      const { rule, owner, reason, until } = waiver;
      const { keyid, holder } = key;
      waivers.push({
        ...{ rule, owner, reason, until, keyid, candidate: digest },
        ...(holder !== undefined && { holder }),
        outOfScope: outOfScope?.message ?? null,
      });
    }
  }
  const signed = author.valid && author.outOfScope === null;
  return {
    channel: core.channel.kind,
    preset,
    candidate: { computed: digest, signed: signed ? digest : '', intact: candidate.damage.length === 0 },
    author: {
      keyid: candidate.author.keyid,
      ...(author.key?.holder !== undefined && { holder: author.key.holder }),
    },
    columns: core.columns.map(columnFact),
    models: core.guarantees
      .filter(({ strength }) => strength === 'sufficient')
      .map(({ model, parameters }) => ({ model, parameters })),
    supply,
    approvals,
    invalidApprovals,
    waivers,
    needsWaiver: core.gate.rules.filter(({ status }) => status === 'needs-waiver').map(({ code }) => code),
    sealed: null,
  };
}

/** A column as the statement has it: whether every cell is the same is not stated, so it counts as if they differed. */
function columnFact({ name, operation, role, from, sensitivity }: Candidate['core']['columns'][number]): ColumnFact {
  return {
    name,
    operation,
    label: { role, constant: false, token: operation === 'pseudonym', from },
    ...(sensitivity && { sensitivity }),
  };
}
