import { join } from 'node:path';
import { fail } from '@sluice/errors';
import { canonicalJson, type Signer, signApproval, signWaiver } from '@sluice/provenance';
import type { Disk } from '../build/disk.js';
import { CANDIDATE_PATHS } from './paths.js';
import { type Candidate, readCandidate } from './read-candidate.js';

interface SignOff {
  readonly signer: Signer;
  /** Day of the signature, yyyy-mm-dd. */
  readonly day: string;
  readonly disk: Disk;
}

/** A candidate that is whole, and that somebody else made. */
async function intact(directory: string, { signer, disk }: SignOff): Promise<Candidate> {
  const candidate = await readCandidate(directory, disk);
  if (candidate.damage.length > 0)
    fail(
      'refused',
      'candidate/changed',
      `the candidate was changed after it was built: ${candidate.damage.join(', ')}`,
      {
        hint: 'build it again; approvals count for the bytes that were built',
      },
    );
  if (candidate.author.keyid === signer.keyid)
    fail('refused', 'approval/author', 'the author of a candidate cannot sign it off', {
      hint: 'somebody else approves it, with a key of their own',
    });
  return candidate;
}

/**
 * Approves a candidate in a role: signs its digest and puts the signature beside it. Whether the key may do so is judged
 * when the candidate is published, under the trust of that day.
 * @throws SluiceError `candidate/*`, `approval/author`, `approval/twice`
 */
export async function approveCandidate(
  directory: string,
  role: string,
  how: SignOff,
): Promise<{ readonly candidate: Candidate; readonly path: string }> {
  const candidate = await intact(directory, how);
  const approval = await signApproval(how.signer, { candidate: candidate.digest, role, day: how.day });
  const name = `${role}-${how.signer.keyid.slice('sha256:'.length, 23)}.json`;
  return { candidate, path: await put(candidate, join(CANDIDATE_PATHS.approvals, name), canonicalJson(approval), how) };
}

/**
 * Waives one rule for a candidate: signed, with owner, reason and last day.
 * @throws SluiceError `candidate/*`, `waiver/not-needed`, `approval/twice`
 */
export async function waiveRule(
  directory: string,
  waiver: { readonly rule: string; readonly owner: string; readonly reason: string; readonly until: string },
  how: SignOff,
): Promise<{ readonly candidate: Candidate; readonly path: string }> {
  const candidate = await intact(directory, how);
  const waits = candidate.core.gate.rules.some(({ code, status }) => code === waiver.rule && status === 'needs-waiver');
  if (!waits)
    fail('refused', 'waiver/not-needed', `rule ${waiver.rule} does not wait for a waiver on this candidate`, {
      hint: '`sluice status CANDIDATE` shows what it waits for; most rules cannot be waived at all',
    });
  const signed = await signWaiver(how.signer, { candidate: candidate.digest, day: how.day, ...waiver });
  const name = `${waiver.rule}.json`;
  return { candidate, path: await put(candidate, join(CANDIDATE_PATHS.waivers, name), canonicalJson(signed), how) };
}

async function put(candidate: Candidate, path: string, bytes: Uint8Array, { disk }: SignOff): Promise<string> {
  const full = join(candidate.directory, path);
  if (await disk.exists(full))
    fail('input', 'approval/twice', 'this key has signed the candidate in that role already', {
      hint: 'nothing is to be done',
    });
  await disk.write(full, bytes);
  await disk.sync(join(full, '..'));
  return full;
}
