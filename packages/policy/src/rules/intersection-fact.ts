/** What G08 sees of the check against earlier releases: counts, never a person. */
export interface IntersectionFact {
  /**
   * `not-needed`: channel `internal`, or no row-level data; `first`: no release of this subject domain was ever held;
   * `missing`: an earlier release has no person map, or one that cannot be compared (`reasons` says why); `too-large`: not decided.
   */
  readonly status: 'not-needed' | 'first' | 'holds' | 'breaks' | 'missing' | 'too-large' | 'no-registry' | 'no-key';
  /** Ids of the releases that were looked at, or whose map is missing. */
  readonly releases: readonly string[];
  readonly reasons: readonly string[];
}
