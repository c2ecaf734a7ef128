import { SluiceError } from '@sluice/errors';
import { canonicalJson } from '@sluice/provenance';
import type { RecordKind } from '../record.js';
import { schemaFaults } from './schema-faults.js';

/**
 * A body as its kind's schema reads it, as plain JSON of our own: what the caller does to its object later is not seen.
 * @throws SluiceError `record/...` with a path for each fault, `json/not-canonical`
 */
export function parseBody(kind: RecordKind, body: unknown): unknown {
  const parsed = kind.schema.safeParse(body);
  if (!parsed.success) throw new SluiceError('input', schemaFaults(kind.kind, kind.schema, parsed.error.issues, body));
  return JSON.parse(new TextDecoder().decode(canonicalJson(parsed.data)));
}
