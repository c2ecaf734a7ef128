import type {
  ApprovalFact,
  ColumnFact,
  KeyFact,
  Preset,
  PublicationFacts,
  SupplyFacts,
  WaiverFact,
} from '@sluice/policy';
import { checkApproval, checkAuthorship, checkWaiver, partiesOf, type TrustedKey } from '@sluice/provenance';
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
  const approvals = await Promise.all(
    candidate.approvals.map(async (signed) => ({
      signed,
      ...(await checkApproval(signed, digest, trust, verifyEd25519, use)),
    })),
  );
  const waivers = await Promise.all(
    candidate.waivers.map(async (signed) => ({
      signed,
      ...(await checkWaiver(signed, digest, trust, verifyEd25519, use)),
    })),
  );
  const decided = [author, ...approvals, ...waivers];
  // All keys that decided about the candidate, together: who cannot be told apart counts once.
  const parties = partiesOf([...new Set(decided.flatMap(({ key }) => key ?? []))], trust);
  const keyFact = ({ keyid, holder, roles }: TrustedKey): KeyFact => {
    const party = parties.get(keyid);
    return {
      keyid,
      ...(holder !== undefined && { holder }),
      ...(party !== undefined && { party }),
      ...(roles === undefined && { anyRole: true }),
    };
  };
  const signed = author.valid && author.outOfScope === null;
  return {
    channel: core.channel.kind,
    preset,
    candidate: { computed: digest, signed: signed ? digest : '', intact: candidate.damage.length === 0 },
    author: author.key ? keyFact(author.key) : { keyid: candidate.author.keyid },
    columns: core.columns.map(columnFact),
    models: core.guarantees
      .filter(({ strength }) => strength === 'sufficient')
      .map(({ model, parameters }) => ({ model, parameters })),
    supply,
    approvals: approvals.flatMap(({ signed, valid, key, outOfScope }): ApprovalFact[] => {
      if (!valid || !key) return [];
      const { role, day } = signed;
      return [{ ...keyFact(key), role, day, candidate: digest, outOfScope: outOfScope?.message ?? null }];
    }),
    invalidApprovals: [...approvals, ...waivers].filter(({ valid, key }) => !valid || !key).length,
    waivers: waivers.flatMap(({ signed, valid, key, outOfScope }): WaiverFact[] => {
      if (!valid || !key) return [];
      const { rule, owner, reason, until, day } = signed;
      const said = { rule, owner, reason, until, day };
      return [{ ...keyFact(key), ...said, candidate: digest, outOfScope: outOfScope?.message ?? null }];
    }),
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
