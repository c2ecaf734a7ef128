import type { Backend } from './backend.js';
import { placeOf } from './locate.js';
import { openPostgres } from './postgres.js';
import { openSqlite } from './sqlite.js';

/** How long a writer waits for its turn where nobody says otherwise. */
const WAIT_MS = 30_000;

/** Opens the store at a location; it does not look at its tables. */
export function connectStore(location: string, waitMs: number = WAIT_MS): Promise<Backend> {
  const place = placeOf(location);
  return place.kind === 'folder' ? openSqlite(place.file, { waitMs }) : openPostgres(place.url, { waitMs });
}
