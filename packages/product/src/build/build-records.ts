import type { Actor, Registry } from '@sluice/registry';
import type { HistoryKeys } from '../history/history-keys.js';

/** What of the records of an organisation a build reads and writes. */
export interface BuildRecords {
  readonly registry: Registry;
  readonly actor: Actor;
  /** Secret of past releases; without it a release of people cannot be held against earlier ones. */
  readonly history?: HistoryKeys;
}
