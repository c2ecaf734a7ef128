import { join } from 'node:path';
import { fail } from '@sluice/errors';
import { judgePublication, type Verdict } from '@sluice/policy';
import { type Envelope, RELEASE_PATHS } from '@sluice/provenance';
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
  for (const { candidate, facts, keyids } of judged) {
    const directory = bundle ? join(out, folderOf(candidate.core)) : out;
    const found = await statementIn(directory, disk);
    const same = found?.candidate === candidate.digest;
    const stranger = found?.keyids.find((keyid) => !keyids.includes(keyid));
    if (same && stranger !== undefined)
      fail('refused', 'publish/key', `key ${stranger} sealed what stands there, and does not count any more`, {
        hint: 'remove that directory, and publish again with a key that counts',
      });
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

/** What the statement in a directory is about and who signed it, unchecked; undefined where there is none. */
export async function statementIn(
  directory: string,
  disk: Disk,
): Promise<{ readonly candidate: string; readonly keyids: readonly string[] } | undefined> {
  try {
    const line = await disk.read(join(directory, RELEASE_PATHS.attestations));
    const { payload, signatures } = JSON.parse(new TextDecoder().decode(line)) as Envelope;
    const { predicate } = JSON.parse(Buffer.from(payload, 'base64').toString('utf8')) as {
      readonly predicate: { readonly candidate: string };
    };
    return { candidate: predicate.candidate, keyids: signatures.map(({ keyid }) => keyid) };
  } catch {
    return undefined;
  }
}
