export { buildStatement } from './build-statement.js';
export { equalBytes } from './bytes.js';
export { candidateDigest } from './candidate.js';
export { canonicalJson } from './canonical-json.js';
export { sha256Hex } from './digest.js';
export { type Envelope, envelopeBytes } from './dsse/envelope.js';
export { type OpenedEnvelope, openEnvelope, type VerifyEd25519 } from './dsse/open.js';
export { pae } from './dsse/pae.js';
export { type Signer, signStatement } from './dsse/sign.js';
export { dataPackage, dataPackageBytes } from './exports/data-package.js';
export { hmacSha256Hex } from './hmac.js';
export { loadPublicKey, type PublicKey, publicKeyPem } from './keys/public-key.js';
export { type KeyUse, outOfScope, SIGNING_ROLE } from './keys/scope.js';
export { parseTrust, type TrustedKey } from './keys/trust.js';
export { parseStatement } from './parse-statement.js';
export { isReleasePath, RELEASE_PATHS } from './release-path.js';
export {
  type Approval,
  type Bilingual,
  type ClassEvidence,
  type EvidenceGrade,
  type Guarantee,
  PAYLOAD_TYPE,
  PREDICATE_TYPE,
  type ReleaseCore,
  type ReleaseStatement,
  STATEMENT_TYPE,
  type StatedColumn,
  type StatedFile,
} from './statement.js';
export { type FileDigest, listed, sums } from './sums.js';
