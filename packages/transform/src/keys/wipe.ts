/** Overwrites key bytes. Copies that the runtime made on its own are out of reach, so this is hygiene, not a proof. */
export function wipe(bytes: Uint8Array): void {
  bytes.fill(0);
}
