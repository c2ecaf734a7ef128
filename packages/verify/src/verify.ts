import { fail } from '@sluice/errors';
import { MODELS, type PrivacyModel } from '@sluice/models';
import { type Preset, presetOf } from '@sluice/policy';
import type { EvidenceGrade, TrustedKey } from '@sluice/provenance';
import { checkApprovals } from './checks/approvals.js';
import { checkChannel } from './checks/channel.js';
import { checkData } from './checks/data.js';
import { checkFiles } from './checks/files.js';
import { checkGate } from './checks/gate.js';
import { checkGuarantees } from './checks/guarantees.js';
import { checkLayout } from './checks/layout.js';
import { checkIssued, notes } from './checks/notes.js';
import { checkProduct } from './checks/product.js';
import { checkSignature } from './checks/signature.js';
import type { VerifyHost } from './host.js';
import { resultOf, type VerifyResult } from './result.js';

export interface VerifyOptions {
  /** Keys whose signature counts; from a source other than the release. At least one. */
  readonly trust: readonly TrustedKey[];
  /** The channel that the holder expects. Needed for `internal`, which is refused otherwise. */
  readonly channel?: string;
  /** Guarantees of a lower grade fail. */
  readonly lowest?: EvidenceGrade;
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
 * @throws SluiceError `verify/no-trust`, and what the host throws when the release cannot be read at all.
 */
export async function verifyRelease(host: VerifyHost, options: VerifyOptions): Promise<VerifyResult> {
  if (options.trust.length === 0) {
    fail('input', 'verify/no-trust', 'verify: expected at least one trusted key', {
      hint: 'get the publisher’s public key from a source you trust, and name it with --trust',
    });
  }
  const entries = await host.list();
  const present = new Set(entries.filter(({ kind }) => kind === 'file').map(({ path }) => path));

  const { check, statement } = await checkSignature(host, present, options.trust);
  if (statement === undefined) return resultOf([check, checkLayout(entries, undefined)]);

  const { core } = statement.predicate;
  const files = await checkFiles(host, present, statement);
  const data = await checkData(host, files.intact, core);
  const checks = [
    check,
    checkLayout(entries, core),
    ...files.checks,
    await checkProduct(host, files.intact, core),
    ...checkApprovals(statement.predicate.approvals.length),
    ...data.checks,
    ...checkGuarantees(data.table, core, {
      models: options.models ?? MODELS,
      ...(options.lowest && { lowest: options.lowest }),
    }),
    ...checkChannel(core, data.table, options.channel),
    ...checkGate(core, options.presetOf ?? presetOf),
    checkIssued(core, options.now ?? new Date()),
    ...notes(core),
  ];
  return resultOf(checks, core);
}
