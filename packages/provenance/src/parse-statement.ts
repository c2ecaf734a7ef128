import { canonicalJson } from './canonical-json.js';
import { coreShape } from './core-shape.js';
import { signatureText } from './dsse/signature.js';
import { keyId, releaseId } from './ids.js';
import { assertCore } from './parse-core.js';
import { assertUnique, refuse } from './refuse.js';
import { comparePaths, isReleasePath } from './release-path.js';
import { array, day, hex256, object, oneOf, optional, such, text } from './shape.js';
import {
  type Approval,
  type Authorship,
  PREDICATE_TYPE,
  type ReleaseStatement,
  STATEMENT_TYPE,
  type Waiver,
} from './statement.js';

type Predicate = ReleaseStatement['predicate'];
type Publication = NonNullable<Predicate['publication']>;

const statement = object<ReleaseStatement>({
  _type: oneOf(STATEMENT_TYPE),
  subject: array(
    object<ReleaseStatement['subject'][number]>({
      name: such(text, isReleasePath, 'a path inside the release'),
      digest: object({ sha256: hex256 }),
    }),
    1,
  ),
  predicateType: oneOf(PREDICATE_TYPE),
  predicate: object<Predicate>({
    core: coreShape,
    candidate: hex256,
    approvals: array(object<Approval>({ role: text, keyid: keyId, day, sig: signatureText })),
    author: optional(object<Authorship>({ keyid: keyId, sig: signatureText })),
    waivers: optional(
      array(
        object<Waiver>({
          rule: text,
          owner: text,
          reason: text,
          until: day,
          day,
          keyid: keyId,
          sig: signatureText,
        }),
        1,
      ),
    ),
    publication: optional(
      object<Publication>({
        day,
        rules: array(object<Publication['rules'][number]>({ code: text, status: oneOf('pass') }), 1),
        bundle: optional(array(releaseId, 1)),
      }),
    ),
    delegations: optional(array(text, 1)),
  }),
});

/**
 * Reads a release statement from JSON that nobody has checked: every member as `ReleaseStatement` says, none besides,
 * and no contradiction between its lists. Whether it is true of the files, digests and signatures included, is for
 * `@sluice/verify`.
 *
 * @throws SluiceError `statement/shape`, `statement/inconsistent`, `json/not-canonical`; paths, never values.
 */
export function parseStatement(json: unknown): ReleaseStatement {
  canonicalJson(json);
  const parsed = statement(json, []);
  const { subject, predicate } = parsed;
  subject.forEach(({ name }, i) => {
    if (i > 0 && comparePaths(subject[i - 1].name, name) >= 0) refuse(['subject', i], 'paths in code-unit order');
  });
  assertCore(predicate.core, ['predicate', 'core']);
  assertPublished(predicate);
  return parsed;
}

function assertPublished({ publication, approvals, author, delegations }: Predicate): void {
  // Without an author nobody can tell an approval from a self-approval.
  if (approvals.length > 0 && author === undefined) refuse(['predicate', 'author'], 'an author beside approvals');
  assertUnique(publication?.rules.map(({ code }) => code) ?? [], ['predicate', 'publication', 'rules']);
  assertUnique(publication?.bundle ?? [], ['predicate', 'publication', 'bundle']);
  assertUnique(delegations ?? [], ['predicate', 'delegations']);
}
