export { buildStatement, type Published } from './build-statement.js';
export { equalBytes } from './bytes.js';
export { candidateDigest } from './candidate.js';
export { canonicalJson } from './canonical-json.js';
export { CONSENT_ROLE, CONSENT_TYPE, type Consent, consentId } from './consent/consent.js';
export { openConsent } from './consent/open.js';
export { consentReader } from './consent/reader.js';
export { signConsent } from './consent/sign.js';
export { sha256Hex } from './digest.js';
export type { VerifyEd25519 } from './dsse/ed25519.js';
export { type Envelope, envelopeBytes } from './dsse/envelope.js';
export { type OpenedEnvelope, openEnvelope, signedOn } from './dsse/open.js';
export { pae } from './dsse/pae.js';
export { signStatement } from './dsse/sign.js';
export type { Signer } from './dsse/signer.js';
export { dataPackage, dataPackageBytes } from './exports/data-package.js';
export { hmacSha256Hex } from './hmac.js';
export { openDelegations } from './keys/delegation.js';
export type { Delegation } from './keys/delegation-shape.js';
export { partiesOf } from './keys/parties.js';
export { loadPublicKey, type PublicKey, publicKeyPem } from './keys/public-key.js';
export { KEY_ROLES, NOT_APPROVING_ROLES, REVOKING_ROLES } from './keys/roles.js';
export { sameHolder } from './keys/same-holder.js';
export { type KeyUse, outOfScope, SIGNING_ROLE } from './keys/scope.js';
export { signDelegation } from './keys/sign-delegation.js';
export { parseTrust, type TrustedKey } from './keys/trust.js';
export { unnamed } from './keys/unnamed.js';
export { parseCore } from './parse-core.js';
export { parseStatement } from './parse-statement.js';
export { isReleasePath, RELEASE_PATHS } from './release-path.js';
export { type OpenedRevocations, openRevocations } from './revocation/open-revocations.js';
export { type OpenedTombstone, openTombstone } from './revocation/open-tombstone.js';
export type { Revocation, RevocationList, RevokedKey } from './revocation/revocation-list.js';
export { signRevocations } from './revocation/sign-revocations.js';
export { signTombstone } from './revocation/sign-tombstone.js';
export { succeeds } from './revocation/succeeds.js';
export { TOMBSTONE_PATH, type Tombstone } from './revocation/tombstone.js';
export { type ApprovalOf, checkApproval, signApproval } from './signatures/approval.js';
export { checkAuthorship, signCandidate } from './signatures/authorship.js';
export type { CheckedSignature, SignatureUse } from './signatures/detached.js';
export { checkWaiver, signWaiver, type WaiverOf } from './signatures/waiver.js';
export {
  type Approval,
  type Authorship,
  type Bilingual,
  type ClassEvidence,
  type EvidenceGrade,
  type Guarantee,
  PAYLOAD_TYPE,
  PREDICATE_TYPE,
  type ReleaseCore,
  type ReleaseStatement,
  STATEMENT_TYPE,
  type StatedChannel,
  type StatedColumn,
  type StatedFile,
  type Waiver,
} from './statement.js';
export { type FileDigest, listed, sums } from './sums.js';
