export {
  answer,
  answerKeys,
  approveCandidate,
  BUILT_IN,
  defineProduct,
  historyKeys,
  type Members,
  type Product,
  type ProductInput,
  parseProduct,
  publish,
  readCandidate,
  registryLedger,
  revocationList,
  revokeRelease,
  takeDown,
  waiveRule,
} from '@sluice/product';
export { consentReader } from '@sluice/provenance';
export { openVerification, verificationSource } from './answer.js';
export { type Compiled, type CompileOptions, compile } from './compile.js';
export { freshVerifier } from './wiring/fresh-verifier.js';
export { openRegistryAt } from './wiring/registry.js';
