import { matching } from './shape.js';

/** A reason is a code, so that a list never quotes what it takes back. */
export const reasonCode = matching(/^[a-z][a-z0-9-]{0,63}$/, 'a reason code such as privacy-incident');
export const releaseId = matching(/^rel-[0-9a-f]{32}$/, 'rel- and 32 hex digits');
export const keyId = matching(/^sha256:[0-9a-f]{64}$/, 'sha256: and 64 hex digits');
