/** Someone who can sign. The key stays inside: a file, a token, or a service far away. */
export interface Signer {
  /** `sha256:` and the hex SHA-256 of the public key's SPKI DER. */
  readonly keyid: string;
  /** Ed25519 signature (64 bytes) over the message. */
  sign(message: Uint8Array): Uint8Array | Promise<Uint8Array>;
}
