import type { Verdict } from '@sluice/policy';
import type { Signer, TrustedKey } from '@sluice/provenance';
import type { Actor, Registry } from '@sluice/registry';
import type { FreshVerifier } from '../build/build.js';
import type { Disk } from '../build/disk.js';
import type { HistoryKeys } from '../history/history-keys.js';

export interface PublishOptions {
  /** Becomes the release; of a bundle, the directory that holds all of them. Its parent exists, it does not. */
  readonly out: string;
  readonly signer: Signer;
  /** Keys of authors and approvers, from the organisation's own trust file. */
  readonly trust: readonly TrustedKey[];
  /** The same as text (`trust.json`), for the verifier in its own process. */
  readonly trustText: string;
  readonly delegations?: readonly string[];
  readonly registry: Registry;
  readonly actor: Actor;
  readonly now: Date;
  readonly verifier: FreshVerifier;
  /** Secret of past releases: needed where a release came between building and publishing, and for a bundle. */
  readonly history?: HistoryKeys;
  /** Goes on with a publication that a crash interrupted. */
  readonly resume?: boolean;
  /** The administrative matter that a bundle serves. */
  readonly matter?: string;
  readonly disk?: Disk;
}

export interface Published {
  readonly release: string;
  readonly id: string;
  readonly verdict: Verdict;
}
