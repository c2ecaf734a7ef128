import { join } from 'node:path';

/** Name of the file inside the folder of an embedded registry. */
export const FILE_NAME = 'registry.db';

/** Where a registry lives: a folder on this machine, or a PostgreSQL server. */
export type Place =
  | { readonly kind: 'folder'; readonly folder: string; readonly file: string }
  | { readonly kind: 'postgres'; readonly url: string };

/** @param location path of a folder, or `postgres://USER@HOST/DATABASE` */
export function placeOf(location: string): Place {
  if (/^postgres(ql)?:/i.test(location)) return { kind: 'postgres', url: location };
  return { kind: 'folder', folder: location, file: join(location, FILE_NAME) };
}
