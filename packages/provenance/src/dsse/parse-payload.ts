import { type Result, SluiceError } from '@sluice/errors';
import { equalBytes } from '../bytes.js';
import { canonicalJson } from '../canonical-json.js';

/** JSON of a payload that nobody has checked, or null. */
export function peekPayload(payload: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(payload));
  } catch {
    return null;
  }
}

/**
 * Reads a payload whose signatures were checked. It must be canonical JSON: of two spellings a reader of another kind
 * might understand two things.
 *
 * Faults, with `family` the noun of the code: `…/not-json`, `…/not-canonical`, and those that `parse` throws.
 */
export function parsePayload<T>(payload: Uint8Array, family: string, parse: (json: unknown) => T): Result<T> {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(payload));
  } catch {
    return { ok: false, faults: [{ code: `${family}/not-json`, message: `${family}: expected JSON in UTF-8` }] };
  }
  try {
    const value = parse(json);
    if (equalBytes(canonicalJson(json), payload)) return { ok: true, value, warnings: [] };
  } catch (error) {
    if (error instanceof SluiceError) return { ok: false, faults: error.faults };
    throw error;
  }
  const message = `${family}: expected canonical JSON (RFC 8785)`;
  return { ok: false, faults: [{ code: `${family}/not-canonical`, message }] };
}
