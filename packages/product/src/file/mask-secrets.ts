const AFTER_KEY =
  /((?:^|[\s{,"'])["']?(?:key|sign|history)["']?\s*:\s*)(?!["']?(?:env|file):)("[^"]*"?|'[^']*'?|[^\s,}][^,}]*)/g;
/** A location with a server may hold a password. */
const LOCATION =
  /((?:^|[\s{,"'])["']?registry["']?\s*:\s*)("[^"]*:\/\/[^"]*"?|'[^']*:\/\/[^']*'?|[^\s,}]*:\/\/[^,}]*)/g;
const PRIVATE = /AGE-SECRET-KEY-[0-9A-Za-z]+|-----BEGIN [A-Z ]*PRIVATE KEY-----.*/g;

/**
 * Covers with `*` what stands in a line where a reference to a secret belongs, and what looks like a private key. A
 * diagnostic is often the first thing of a product file that reaches a log. The length stays, so that marks still fit.
 */
export function maskSecrets(line: string): string {
  const cover = (secret: string) => '*'.repeat([...secret].length);
  const after = (_: string, before: string, secret: string) => before + cover(secret);
  return line.replace(AFTER_KEY, after).replace(LOCATION, after).replace(PRIVATE, cover);
}
