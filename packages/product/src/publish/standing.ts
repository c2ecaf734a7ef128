import { join } from 'node:path';
import { fail } from '@sluice/errors';
import { judgePublication, type Verdict } from '@sluice/policy';
import { RELEASE_PATHS } from '@sluice/provenance';
import type { Disk } from '../build/disk.js';
import { folderOf } from './bundle.js';
import type { Judged } from './judge-candidates.js';
import type { PublishOptions } from './options.js';
import { refuseVerdict } from './refuse-verdict.js';
import type { Sealed } from './seal-candidates.js';

/** A publication that was stopped after its rename: what stands at `out` must be these candidates, sealed and whole. */
export async function judgeStanding(
  judged: readonly Judged[],
  bundle: readonly string[] | undefined,
  { out, trustText, verifier }: PublishOptions,
  disk: Disk,
): Promise<Sealed> {
  const verdicts: Verdict[] = [];
  for (const { candidate, facts } of judged) {
    const directory = bundle ? join(out, folderOf(candidate.core)) : out;
    const same = (await candidateIn(directory, disk)) === candidate.digest;
    const outcome = same ? await verifier(directory, { trust: trustText, channel: facts.channel }) : undefined;
    if (outcome?.ok !== true)
      fail('input', 'output/exists', 'the output directory exists already, and is not what was being published', {
        hint: 'name a directory that is not there yet',
      });
    const verdict = judgePublication({ ...facts, sealed: { verified: true, logged: true } });
    if (!verdict.pass) refuseVerdict(verdict);
    verdicts.push(verdict);
  }
  const done = async () => {};
  return { verdicts, finish: done, discard: done };
}

/** Digest of the candidate that the statement in a directory is about, unchecked; undefined where there is none. */
export async function candidateIn(directory: string, disk: Disk): Promise<string | undefined> {
  try {
    const line = await disk.read(join(directory, RELEASE_PATHS.attestations));
    const { payload } = JSON.parse(new TextDecoder().decode(line)) as { readonly payload: string };
    const { predicate } = JSON.parse(Buffer.from(payload, 'base64').toString('utf8')) as {
      readonly predicate: { readonly candidate: string };
    };
    return predicate.candidate;
  } catch {
    return undefined;
  }
}
