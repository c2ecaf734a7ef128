import { fileURLToPath } from 'node:url';

/** Folder with schemas and vectors of third parties; tests that need it are skipped where it is absent. */
export const SHARED = process.env['SLUICE_SHARED'] ?? fileURLToPath(new URL('../../../../shared', import.meta.url));
