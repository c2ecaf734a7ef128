import { join } from 'node:path';
import { fail } from '@sluice/errors';
import { judgePublication, type Verdict } from '@sluice/policy';
import type { Disk } from '../build/disk.js';
import { seal } from '../build/seal.js';
import { closeWorkspace, finishWorkspace, openWorkspace } from '../build/workspace.js';
import type { Candidate } from '../candidate/read-candidate.js';
import { folderOf } from './bundle.js';
import type { Judged } from './judge-candidates.js';
import type { PublishOptions } from './options.js';
import { refuseVerdict } from './refuse-verdict.js';

/** Sealed releases that nobody sees yet. */
export interface Sealed {
  readonly verdicts: readonly Verdict[];
  /** Renames all of them into place at once. */
  finish(): Promise<void>;
  discard(): Promise<void>;
}

/**
 * Seals and signs candidates beside their place, re-checks each in a fresh process, and asks the rule about sealed bytes.
 * Nothing is left where that fails.
 */
export async function sealCandidates(
  judged: readonly Judged[],
  day: string,
  bundle: readonly string[] | undefined,
  options: PublishOptions,
  disk: Disk,
): Promise<Sealed> {
  const workspace = await openWorkspace(options.out, undefined, disk);
  const verdicts: Verdict[] = [];
  try {
    for (const { candidate, facts } of judged) {
      const directory = bundle ? join(workspace.release, folderOf(candidate.core)) : workspace.release;
      if (bundle) await disk.makeDirectory(directory);
      await copyContents(candidate, directory, disk);
      const { core, digest, approvals, author, waivers } = candidate;
      await seal(
        directory,
        {
          core,
          candidate: digest,
          approvals,
          author,
          ...(waivers.length > 0 && { waivers }),
          publication: {
            day,
            // G15 among them: nothing leaves the workspace before it has been judged below.
            rules: (facts.preset.publication ?? []).map((code) => ({ code, status: 'pass' as const })),
            ...(bundle && { bundle }),
          },
          ...(options.delegations && { delegations: options.delegations }),
        },
        options.signer,
        disk,
      );
      const outcome = await options.verifier(directory, { trust: options.trustText, channel: core.channel.kind });
      if (outcome.ok !== true)
        fail('internal', 'publish/verify', `the sealed release does not verify: ${outcome.failed.join(', ')}`, {
          hint: 'nothing was published; the candidate is as it was',
        });
      const verdict = judgePublication({ ...facts, sealed: { verified: outcome.ok, logged: true } });
      if (!verdict.pass) refuseVerdict(verdict);
      verdicts.push(verdict);
    }
    return {
      verdicts,
      finish: () => finishWorkspace(workspace, options.out, undefined, disk),
      discard: () => closeWorkspace(workspace, disk),
    };
  } catch (error) {
    await closeWorkspace(workspace, disk);
    throw error;
  }
}

/** Data files and product.json, byte for byte: they were compared with the core when the candidate was read. */
async function copyContents({ directory: from, core }: Candidate, to: string, disk: Disk): Promise<void> {
  if (core.data.length > 0) await disk.makeDirectory(join(to, 'data'));
  for (const path of [...core.data.map((file) => file.path), 'product.json'])
    await disk.write(join(to, path), await disk.read(join(from, path)));
  if (core.data.length > 0) await disk.sync(join(to, 'data'));
}
