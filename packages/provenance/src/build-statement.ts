import { candidateDigest } from './candidate.js';
import { parseStatement } from './parse-statement.js';
import { type Approval, PREDICATE_TYPE, type ReleaseCore, type ReleaseStatement, STATEMENT_TYPE } from './statement.js';
import { type FileDigest, listed } from './sums.js';

/** Members of the predicate that come after the core: absent where there is nothing to state. */
export type Published = Pick<ReleaseStatement['predicate'], 'author' | 'waivers' | 'publication' | 'delegations'>;

/**
 * The in-toto Statement (v1) of a release: the core, its candidate digest, the approvals of that digest, and as
 * subjects every file that SHA256SUMS lists.
 *
 * @param files all files of the release but the manifest and SHA256SUMS (which are left out if given).
 * @param published what was signed and asked besides: author, waivers, day and rules of publication, delegations.
 * @throws SluiceError `statement/shape`, `statement/inconsistent`, `sums/*`.
 */
export function buildStatement(
  core: ReleaseCore,
  approvals: readonly Approval[],
  files: readonly FileDigest[],
  published: Published = {},
): ReleaseStatement {
  return parseStatement({
    _type: STATEMENT_TYPE,
    subject: listed(files).map(({ path, sha256 }) => ({ name: path, digest: { sha256 } })),
    predicateType: PREDICATE_TYPE,
    predicate: { core, candidate: candidateDigest(core), approvals, ...published },
  });
}
