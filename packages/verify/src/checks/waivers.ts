import { checkWaiver, signedOn, type TrustedKey } from '@sluice/provenance';
import { failed, passed, type VerifyCheck } from '../result.js';
import { shown, someOf } from '../shown.js';
import type { Signed } from '../signed.js';
import { signatureFault } from './signature-fault.js';
import { unnamedFault } from './unnamed-fault.js';

/**
 * Each rule that only a waiver lets through has exactly one: a valid signature of an owner over this candidate (exit 8),
 * in force on the day of publication, for a rule that the preset lets waive, never on opening nor by the author; and no
 * waiver is there for anything else (exit 6).
 */
export async function checkWaivers(signed: Signed, author: TrustedKey | undefined): Promise<readonly VerifyCheck[]> {
  const { statement, candidate, trusted, verifyEd25519, preset, parties, use } = signed;
  const { core, waivers = [] } = statement.predicate;
  const needed = core.gate.rules.filter(({ status }) => status === 'needs-waiver').map(({ code }) => code);
  if (preset === undefined || needed.length + waivers.length === 0) return [];
  if (core.channel.kind === 'opening') return [failed(6, 'waivers', 'nothing is waived on opening')];

  const checks: VerifyCheck[] = [];
  const day = signedOn(statement);
  for (const waiver of waivers) {
    const name = `waiver of ${shown(waiver.rule)}`;
    const checked = await checkWaiver(waiver, candidate, trusted, verifyEd25519, use);
    const fault = signatureFault(name, checked) ?? (checked.key ? unnamedFault(name, checked.key, signed) : null);
    const why = !needed.includes(waiver.rule)
      ? 'the release does not need it'
      : !(preset.waivable ?? []).includes(waiver.rule)
        ? 'the preset does not let this rule be waived'
        : waivers.filter(({ rule }) => rule === waiver.rule).length > 1
          ? 'it is there more than once'
          : waiver.day < core.issued || waiver.day > day
            ? `signed on ${waiver.day}, which is not between issue and publication`
            : waiver.until < day
              ? `ended on ${waiver.until}, before publication on ${day}`
              : author && parties.get(waiver.keyid) === parties.get(author.keyid)
                ? 'the author waived it'
                : undefined;
    if (fault !== null) checks.push(fault);
    else if (why !== undefined) checks.push(failed(6, name, why));
    else checks.push(passed(name, `by ${shown(waiver.owner)}, until ${waiver.until}: ${shown(waiver.reason)}`));
  }
  const bare = needed.filter((code) => !waivers.some(({ rule }) => rule === code));
  if (bare.length > 0) checks.push(failed(6, 'waivers', `no waiver for ${someOf(bare)}`));
  return checks;
}
