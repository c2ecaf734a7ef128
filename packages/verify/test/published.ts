import { type Preset, presetOf } from '@sluice/policy';
import {
  candidateDigest,
  canonicalJson,
  KEY_ROLES,
  loadPublicKey,
  type ReleaseCore,
  type RevocationList,
  sha256Hex,
  signApproval,
  signCandidate,
  type TrustedKey,
} from '@sluice/provenance';
import { generateSigningKey, type LocalSigner, loadSigner } from '@sluice/provenance/node';
import type { Decided, Lies, Loose } from './release.js';

/** A key pair and how a stranger trusts it. */
export interface Hand {
  readonly signer: LocalSigner;
  readonly publicPem: string;
  readonly trusted: TrustedKey;
}

export function hand(holder: string | undefined, ...roles: readonly string[]): Hand {
  const { privatePem, publicPem } = generateSigningKey();
  const trusted = { ...loadPublicKey(publicPem), ...(holder !== undefined && { holder }), roles };
  return { signer: loadSigner(privatePem), publicPem, trusted };
}

export const AUTHOR = hand('Data office', KEY_ROLES.operator);
export const OFFICER = hand('Privacy officer', KEY_ROLES.privacyOfficer);
export const STEWARD = hand('Steward', KEY_ROLES.steward);
export const OWNER = hand('Health commission', KEY_ROLES.owner, KEY_ROLES.provider, KEY_ROLES.implementer);
export const HANDS = [AUTHOR, OFFICER, STEWARD, OWNER];
export const TRUST: readonly TrustedKey[] = HANDS.map(({ trusted }) => trusted);

export const ISSUED = '2026-03-01';
export const APPROVED = '2026-03-02';
export const PUBLISHED = '2026-03-03';
export const NOW = new Date('2026-03-10T12:00:00.000Z');

export function builtIn(name: string): Preset {
  const preset = presetOf(name);
  if (preset === undefined) throw new Error(`no preset ${name}`);
  return preset;
}

/** Puts a preset in force in a core, with all that the preset asks of it. */
export function underPreset(core: Loose, preset: Preset): void {
  core.preview = preset.preview;
  core.notBuilt = preset.notBuilt;
  core.earlierReleases = 'checked';
  core.gate = {
    preset: preset.name,
    presetSha256: sha256Hex(canonicalJson(preset)),
    classifier: 'not run',
    rules: preset.rules.map((code) => ({ code, status: 'pass' })),
  };
  core.assessment = { id: 'PIA-7', on: '2026-01-15', keptUntil: '2029-01-14' };
  if (preset.review) core.review = '2027-03-01';
  for (const column of core.columns) column.sensitivity = { personal: 'general', state: 'general', trade: 'none' };
}

/** A core of channel opening under `opening@1`. */
export function opened(core: Loose): void {
  core.channel = {
    kind: 'opening',
    licence: 'CC-BY-4.0',
    theme: 'health',
    feedback: 'mailto:data@example.test',
    proactive: true,
  };
  underPreset(core, builtIn('opening@1'));
}

/** A core of channel sharing, conditional, under `sharing-conditional@1`. */
export function shared(core: Loose): void {
  core.channel = {
    kind: 'sharing',
    attribute: 'conditional',
    provider: 'hrss',
    recipient: 'civil-affairs',
    item: 'RL-1',
    purpose: 'subsidy',
  };
  underPreset(core, builtIn('sharing-conditional@1'));
}

export type By = readonly (readonly [hand: Hand, role: string, day?: string])[];

/** Who approves where a test does not say otherwise. */
export const APPROVERS: Readonly<Record<string, By>> = {
  opening: [
    [OFFICER, 'privacy-officer'],
    [STEWARD, 'steward'],
  ],
  sharing: [
    [OFFICER, 'privacy-officer'],
    [OWNER, 'provider'],
  ],
  'authorised-operation': [
    [OFFICER, 'privacy-officer'],
    [OWNER, 'implementer'],
  ],
};

/** All that is signed about a core, rightly: author, approvals, publication. */
export async function decided(
  core: ReleaseCore,
  by: By = APPROVERS[core.channel.kind],
): Promise<Required<Pick<Decided, 'approvals' | 'author' | 'publication'>>> {
  const candidate = candidateDigest(core);
  const base = presetOf(core.gate.chain?.at(-1) ?? core.gate.preset);
  return {
    author: await signCandidate(AUTHOR.signer, candidate),
    approvals: await Promise.all(
      by.map(([{ signer }, role, day = APPROVED]) => signApproval(signer, { candidate, role, day })),
    ),
    publication: {
      day: PUBLISHED,
      rules: (base?.publication ?? ['G14']).map((code) => ({ code, status: 'pass' as const })),
    },
  };
}

/** A published release of channel opening; `change` may make its core lie, `decide` what is signed about it. */
export function published(more: Lies = {}, start: (core: Loose) => void = opened): Lies {
  return {
    decide: decided,
    signer: AUTHOR.signer,
    ...more,
    core: (core) => {
      start(core);
      more.core?.(core);
    },
  };
}

export function emptyList(more: Partial<RevocationList> = {}): RevocationList {
  return { publisher: 'clinic', number: 1, at: '2026-03-10T00:00:00.000Z', entries: [], ...more };
}
