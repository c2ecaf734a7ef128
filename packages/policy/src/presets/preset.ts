/**
 * What a channel asks of a release: the rules of its gate and its thresholds. Data, versioned by name, digested into
 * the manifest. An organisation's own preset may only tighten one of these.
 */
export interface Preset {
  /** `channel@version`. */
  readonly name: string;
  readonly channel: string;
  /** Not all rules of the channel are built yet; the manifest and `verify` say so. */
  readonly preview: boolean;
  /** Codes of the gate rules, in order. */
  readonly rules: readonly string[];
  /** Rules of this channel that a later preset has. */
  readonly notBuilt: readonly string[];
  /** Least k of k-anonymity (largest record risk 1 / k). */
  readonly leastK?: number;
  /** Greatest t of a t-closeness that counts as protection of a sensitive column; at 1 it would say nothing. */
  readonly greatestT?: number;
  /** A guarantee that only the signer can count needs an annex, with which an auditor can repeat it. */
  readonly attestedNeedsAnnex?: true;
}
