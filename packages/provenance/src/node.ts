export { generateSigningKey, type SigningKey } from './keys/generate.js';
export { type LocalSigner, loadSigner } from './keys/signer.js';
export { verifyEd25519 } from './keys/verify.js';
