import { utf8ToBytes } from '@noble/hashes/utils.js';
import { fail } from '@sluice/errors';
import { requireKeyLength } from './length.js';
import { keyMaterial } from './material.js';
import { parseKeyReference } from './reference.js';

/** How secrets are read; the caller says how, so that nothing here touches a disk or an environment. */
export interface KeyIo {
  env(name: string): string | undefined;
  /** Throws when the file cannot be read. */
  readFile(path: string): Uint8Array;
  /** POSIX mode of the file (`st_mode`); left out where the system has none. */
  mode?(path: string): number | undefined;
}

const GROUP_AND_OTHERS = 0o077;

/**
 * The master key behind a reference, at least 32 bytes; the caller wipes it after use. Content is 64 or more hex
 * digits, or base64, or raw bytes; one line end is left off text. Errors name the variable or path, never the content.
 * @throws key/reference, key/unresolved, key/file-mode (others may touch the file), key/malformed, key/too-short
 */
export function resolveKey(reference: string, io: KeyIo): Uint8Array {
  const where = parseKeyReference(reference);
  const name = where.kind === 'env' ? `Key env:${where.name}` : `Key file:${where.path}`;
  const content = where.kind === 'env' ? fromEnvironment(where.name) : fromFile(where.path);
  const key = keyMaterial(content);
  if (!key) {
    return fail('input', 'key/malformed', `${name} is an odd number of hex digits.`, {
      hint: 'Perhaps a digit was lost in copying; write two digits a byte.',
    });
  }
  requireKeyLength(key, name);
  return key;

  function fromEnvironment(variable: string): Uint8Array {
    const text = io.env(variable);
    if (text === undefined || text === '') {
      return fail('input', 'key/unresolved', `${name} is not set.`, { hint: 'Set the environment variable.' });
    }
    return utf8ToBytes(text);
  }

  function fromFile(path: string): Uint8Array {
    let content: Uint8Array;
    let mode: number | undefined;
    try {
      mode = io.mode?.(path);
      content = io.readFile(path);
    } catch {
      // The system's own message may hold absolute paths of the machine.
      return fail('input', 'key/unresolved', `${name} cannot be read.`, {
        hint: 'Check the path and who may read it.',
      });
    }
    if (mode !== undefined && (mode & GROUP_AND_OTHERS) !== 0) {
      fail('input', 'key/file-mode', `${name} is open to group or others.`, { hint: 'Run chmod 600 on it.' });
    }
    return content;
  }
}
