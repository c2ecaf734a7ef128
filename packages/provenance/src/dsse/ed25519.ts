/**
 * Checks one Ed25519 signature (RFC 8032). `publicKey`: 32 raw bytes; `signature`: 64 bytes. Given by the caller, so
 * that the same check runs on Node, in a browser, or on pure JavaScript.
 */
export type VerifyEd25519 = (
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
) => boolean | Promise<boolean>;
