export type { ReleaseEntry, TableReader, VerifyHost } from './host.js';
export type { VerifyCheck, VerifyExitCode, VerifyResult } from './result.js';
export { type VerifyOptions, verifyRelease } from './verify.js';
