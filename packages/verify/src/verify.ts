import { fail } from '@sluice/errors';
import { MODELS, type PrivacyModel } from '@sluice/models';
import { type Preset, presetOf } from '@sluice/policy';
import { type EvidenceGrade, TOMBSTONE_PATH, type TrustedKey } from '@sluice/provenance';
import { checkApprovals } from './checks/approvals.js';
import { checkAssessment } from './checks/assessment.js';
import { checkAuthorship } from './checks/authorship.js';
import { checkCells } from './checks/cells.js';
import { checkChannel } from './checks/channel.js';
import { checkData } from './checks/data.js';
import { checkFiles } from './checks/files.js';
import { checkGate } from './checks/gate.js';
import { checkGrades } from './checks/grades.js';
import { checkGuarantees } from './checks/guarantees.js';
import { checkLayout } from './checks/layout.js';
import { checkIssued, notes } from './checks/notes.js';
import { presetInForce } from './checks/preset.js';
import { checkPricing } from './checks/pricing.js';
import { checkProduct, readProduct } from './checks/product.js';
import { checkPublication } from './checks/publication.js';
import { checkRevocation } from './checks/revocation.js';
import { checkSignature } from './checks/signature.js';
import { checkTombstone } from './checks/tombstone.js';
import { checkValidity } from './checks/validity.js';
import { checkWaivers } from './checks/waivers.js';
import type { VerifyHost } from './host.js';
import { maxAgeOf } from './max-age.js';
import { resultOf, type VerifyCheck, type VerifyResult } from './result.js';
import { type Signed, signedOf } from './signed.js';

export interface VerifyOptions {
  /** Keys whose signature counts; from a source other than the release. At least one. */
  readonly trust: readonly TrustedKey[];
  /** The channel that the holder expects. Needed for `internal`, which is refused otherwise. */
  readonly channel?: string;
  /** Guarantees of a lower grade fail. */
  readonly lowest?: EvidenceGrade;
  /** The publisher's signed list of revocations. Without it the result says that revocation was not checked. */
  readonly revocations?: { readonly bytes: Uint8Array };
  /** Longest age of that list: days, or an ISO 8601 duration such as `P7D`. Needs a list. */
  readonly maxAge?: number | string;
  /** Default: the clock. */
  readonly now?: Date;
  /** Presets by name; the built-in ones when left out. */
  readonly presetOf?: (name: string) => Preset | undefined;
  /** Models that can be recounted; the built-in ones when left out. */
  readonly models?: readonly PrivacyModel[];
}

/**
 * Re-checks a release from its bytes alone, offline: everything that a holder can check, and by name what a holder
 * cannot. Nothing in the result is a value from the data.
 *
 * Order: the signature first, since nothing else is worth reading before; then bytes; then what the bytes say. A check
 * that could not be made is a failed one.
 *
 * Where a tombstone stands in the place of the release, it alone is checked.
 *
 * @throws SluiceError `verify/no-trust`, `verify/max-age`, `verify/no-revocations`, and what the host throws when the
 * release cannot be read at all.
 */
export async function verifyRelease(host: VerifyHost, options: VerifyOptions): Promise<VerifyResult> {
  if (options.trust.length === 0) {
    fail('input', 'verify/no-trust', 'verify: expected at least one trusted key', {
      hint: 'get the publisher’s public key from a source you trust, and name it with --trust',
    });
  }
  const maxAge = options.maxAge === undefined ? undefined : maxAgeOf(options.maxAge);
  if (maxAge !== undefined && options.revocations === undefined) {
    fail('input', 'verify/no-revocations', 'verify: expected a list of revocations beside its longest age', {
      hint: 'get the publisher’s newest list, and name it with --revocations',
    });
  }
  const now = options.now ?? new Date();
  const entries = await host.list();
  const present = new Set(entries.filter(({ kind }) => kind === 'file').map(({ path }) => path));
  if (present.has(TOMBSTONE_PATH)) return resultOf(await checkTombstone(host, entries, options.trust));

  const { check, opened } = await checkSignature(host, present, options.trust);
  if (opened === undefined) return resultOf([check, checkLayout(entries, undefined)]);

  const { statement, keys, trusted } = opened;
  const { core } = statement.predicate;
  const files = await checkFiles(host, present, statement);
  const product = await readProduct(host, files.intact);
  const data = await checkData(host, files.intact, core);
  const gate = presetInForce(core, product, options.presetOf ?? presetOf);
  const { preset } = gate;
  const signed = signedOf(statement, trusted, host.verifyEd25519, preset);
  const { verifyEd25519 } = host;
  const revocation = { bytes: options.revocations?.bytes, maxAge, now, trusted, verifyEd25519 };
  const checks = [
    check,
    checkLayout(entries, core),
    ...files.checks,
    checkProduct(product, core),
    ...(await signedDecisions(signed)),
    ...data.checks,
    ...checkGuarantees(data.table, core, {
      models: options.models ?? MODELS,
      ...(options.lowest && { lowest: options.lowest }),
    }),
    ...checkChannel(core, data.table, options.channel, preset),
    ...(gate.preset === undefined ? [gate.fault] : checkGate(core, gate.preset, gate.base)),
    ...checkCells(data.table, core, preset),
    ...checkGrades(core, preset, data.table),
    ...checkPricing(core, preset),
    checkIssued(statement, now),
    ...checkValidity(core, preset, now),
    ...checkAssessment(core, preset),
    ...(await checkRevocation(statement, signed.candidate, keys, revocation)),
    ...notes(statement),
  ];
  return resultOf(checks, core);
}

/** Waivers first: whoever reads from the top must not miss what was passed over. */
async function signedDecisions(signed: Signed): Promise<readonly VerifyCheck[]> {
  const { checks, author } = await checkAuthorship(signed);
  const approvals = await checkApprovals(signed, author);
  return [...(await checkWaivers(signed, author)), ...checks, ...approvals, ...checkPublication(signed)];
}
