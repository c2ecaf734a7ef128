/**
 * How far the channel trusts whoever receives: `public` everyone, `conditional` and `unconditional` sharing between
 * departments, `delivered` and `secure` a licensed operator outside or inside a secure domain, `self` the owner.
 */
export type Trust = 'public' | 'unconditional' | 'conditional' | 'delivered' | 'secure' | 'self';

/** What may leave, by role after the operation; `token` is a keyed pseudonym of a direct identifier. */
export type LeavingLabel = 'quasi' | 'sensitive' | 'insensitive' | 'token' | 'direct';

/**
 * What a channel asks of a release: the rules of its gate and its thresholds. Data, versioned by name, digested into
 * the manifest. An organisation's own preset may only tighten one of these.
 */
export interface Preset {
  /** `channel@version`, or `channel-trust@version`. */
  readonly name: string;
  readonly channel: string;
  /** Not all rules of the channel are built yet; the manifest and `verify` say so. */
  readonly preview: boolean;
  /** Codes of the gate rules that a build must pass, in order. */
  readonly rules: readonly string[];
  /** Rules of this channel that a later preset has. */
  readonly notBuilt: readonly string[];
  /** Least k of k-anonymity (largest record risk 1 / k). */
  readonly leastK?: number;
  /** Greatest t of a t-closeness that counts as protection of a sensitive column; at 1 it would say nothing. */
  readonly greatestT?: number;
  /** A guarantee that only the signer can count needs an annex, with which an auditor can repeat it. */
  readonly attestedNeedsAnnex?: true;
  readonly trust?: Trust;
  /** Codes of the rules that are asked again when the candidate is published, and of those asked only then. */
  readonly publication?: readonly string[];
  readonly labels?: readonly LeavingLabel[];
  /** Kinds of models of which one must name each released sensitive column; empty where none is asked for. */
  readonly sensitiveNeeds?: readonly string[];
  /** Lowest grade of evidence that counts for a guarantee by rows. */
  readonly lowestGrade?: 'recomputed' | 'derived' | 'attested';
  /** Least count of a cell or of a value of a quasi-identifier; base that published counts are rounded to. */
  readonly smallCells?: { readonly least: number; readonly roundTo?: number };
  /**
   * Weakest models that protect a trade-secret column of amounts: (n, k)-dominance (the largest `n` contributors hold at
   * most `k` per cent of a total) or the p %-rule (nobody comes nearer than `p` per cent to the largest); with `both`, both.
   */
  readonly dominance?: { readonly n: number; readonly k: number; readonly p: number; readonly both?: true };
  /** How many approvals, by whom: each role listed must be among them; the author's never counts. */
  readonly approvals?: { readonly required: number; readonly roles: readonly string[] };
  /** Longest validity in days from the day of issue; no end is longer than any. */
  readonly validity?: { readonly mostDays: number };
  /** The release must be reviewed within so many days. */
  readonly review?: { readonly days: number };
  /** The source must be registered, or the product; `live` on the day of build and of publication. */
  readonly registration?: 'required';
  /** Sensitive personal data, or data given to others, needs an impact assessment kept so many years. */
  readonly assessment?: { readonly keptYears: number };
  /** Longest term of an agreement in years. */
  readonly agreementYears?: number;
  /** Codes of rules whose waivable blocks a signed waiver may pass over. */
  readonly waivable?: readonly string[];
  /** Where each number comes from, by field: confirmed document, or recalled convention. */
  readonly origins?: Readonly<Record<string, string>>;
  /** Name of the preset that this one tightens, and that one's, up to a built-in. */
  readonly extends?: string;
}
