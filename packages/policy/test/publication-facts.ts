import type { ApprovalFact, GateFacts, PublicationFacts, WaiverFact } from '../src/index.js';
import { deliveredFacts } from './facts.js';

export const CANDIDATE = 'cd'.repeat(32);

export const approval = (role: string, holder: string, more: Partial<ApprovalFact> = {}): ApprovalFact => ({
  role,
  keyid: `sha256:${holder}`,
  holder,
  day: '2026-06-15',
  candidate: CANDIDATE,
  outOfScope: null,
  ...more,
});

export const waiver = (rule: string, more: Partial<WaiverFact> = {}): WaiverFact => ({
  rule,
  owner: 'data-bureau',
  reason: 'the limit was set for another year',
  until: '2026-12-31',
  keyid: 'sha256:owner',
  holder: 'owner',
  candidate: CANDIDATE,
  outOfScope: null,
  ...more,
});

/** Facts of a publication that passes, of a build's own facts; approved by the privacy officer and the implementer. */
export function publicationFacts(
  change: Partial<PublicationFacts> = {},
  { channel, preset, columns, models, supply }: GateFacts = deliveredFacts(),
): PublicationFacts {
  const roles = preset.approvals?.roles ?? [];
  const approvals = ['privacy-officer', roles.find((role) => role !== 'privacy-officer') ?? 'approver'];
  return {
    channel,
    preset,
    candidate: { computed: CANDIDATE, signed: CANDIDATE, intact: true },
    author: { keyid: 'sha256:author', holder: 'author' },
    columns,
    models,
    supply,
    approvals: approvals.map((role, i) => approval(role, `holder-${i}`)),
    invalidApprovals: 0,
    waivers: [],
    needsWaiver: [],
    sealed: { verified: true, logged: true },
    ...change,
  };
}
