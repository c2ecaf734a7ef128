/** Type URI of our predicate inside an in-toto Statement. */
export const PREDICATE_TYPE = 'urn:sluice:predicate:privacy-release:v1';
export const STATEMENT_TYPE = 'https://in-toto.io/Statement/v1';
export const PAYLOAD_TYPE = 'application/vnd.in-toto+json';

/**
 * Who can check a claim. `recomputed`: anyone, from the released bytes and the declared roles; `derived`: from signed
 * parameters; `attested`: one bit without a number, the signer's word (an auditor repeats it with the source).
 */
export type EvidenceGrade = 'recomputed' | 'derived' | 'attested';

/** Text in the two languages that people read. At least one is there. */
export interface Bilingual {
  readonly zh?: string;
  readonly en?: string;
}

/** One released column, as the manifest states it. */
export interface StatedColumn {
  readonly name: string;
  /** Logical type, see `@sluice/table`. */
  readonly type: 'string' | 'integer' | 'decimal' | 'boolean' | 'date' | 'timestamp';
  /** Role after the operation: what decides who must be protected from it. */
  readonly role: 'direct' | 'quasi' | 'sensitive' | 'insensitive';
  readonly operation: string;
  /** Public parameters of the operation; never a key, a path, or the name of an environment variable. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Level chosen in the generalisation hierarchy, 0 = raw. */
  readonly level?: number;
  /** Source columns it comes from. */
  readonly from: readonly string[];
  /** How grave the column is to person, state and firm, as declared. */
  readonly sensitivity?: {
    readonly personal: 'none' | 'general' | 'sensitive';
    readonly state: 'general' | 'important' | 'core';
    readonly trade: 'none' | 'secret';
  };
}

/** Evidence that k-anonymity leaves in the released bytes. Sizes in rows. */
export interface ClassEvidence {
  readonly rows: number;
  readonly classes: number;
  /** Null where the release has no row. */
  readonly minClassSize: number | null;
  /** Pairs [class size, number of classes of that size], by size. */
  readonly histogram: readonly (readonly [number, number])[];
}

/** One guarantee with its grade. A model by people that the holder cannot recount stands as `attested`. */
export interface Guarantee {
  readonly model: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly unit: 'rows' | 'people';
  readonly grade: EvidenceGrade;
  /** `necessary`: it must hold for the guarantee that stands beside it, but does not suffice for it. */
  readonly strength: 'sufficient' | 'necessary';
  readonly holds: true;
  readonly evidence?: ClassEvidence;
}

/** One data file of the release. */
export interface StatedFile {
  /** Relative to the release, with `/`. */
  readonly path: string;
  readonly format: 'parquet' | 'csv' | 'arrow';
  readonly bytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
  readonly rows: number;
  /** Logical digest of the table (hex): the same for each format of one release. */
  readonly logicalDigest: string;
}

/**
 * All that is decided before anyone approves: data files, product and guarantees. `candidateDigest` is the SHA-256 of
 * its canonical JSON; approvals sign that, so nothing is circular.
 */
export interface ReleaseCore {
  /** `rel-` and 32 hex digits, random. */
  readonly release: string;
  /** Day of the build, yyyy-mm-dd: coarse on purpose. */
  readonly issued: string;
  readonly preview: boolean;
  /** Gate rules that the preset of a later version has and this one does not. */
  readonly notBuilt: readonly string[];
  readonly earlierReleases: 'not checked' | 'checked';
  readonly product: {
    readonly id: string;
    readonly version: string;
    readonly title: Bilingual;
    readonly owner: string;
    /** SHA-256 (hex) of product.json. */
    readonly sha256: string;
  };
  readonly channel: StatedChannel;
  /** What kind of product it is; a table of rows where absent. */
  readonly form?: 'table' | 'scorecard' | 'verification';
  /** Last day of validity, yyyy-mm-dd; and the day by which the release must be looked at again. */
  readonly expires?: string;
  readonly review?: string;
  /** Impact assessment that covers the release, and how long its record is kept. */
  readonly assessment?: { readonly id: string; readonly on: string; readonly keptUntil: string };
  readonly terms?: Readonly<Record<string, unknown>>;
  /** Integer minor units. */
  readonly pricing?: {
    readonly useClass: 'public-governance' | 'public-welfare' | 'industry';
    readonly unit: string;
    readonly price: number;
    readonly ceiling: number;
    readonly currency: string;
    readonly exponent: number;
    readonly period: string;
  };
  /** Whose privacy counts: single rows, or the people that the named (unreleased) column tells apart. */
  readonly unit: { readonly kind: 'rows' } | { readonly kind: 'people'; readonly column: string };
  /** HMAC-SHA-256 of each source file under a random key of this release; the key is in the annex. */
  readonly inputs: readonly {
    readonly name: string;
    readonly commitment: string;
    /** Record of the source in the publisher's register, its concept, version label and registration code. */
    readonly record?: string;
    readonly concept?: string;
    readonly version?: string;
    readonly registration?: string;
  }[];
  readonly engine: { readonly name: string; readonly version: string };
  readonly columns: readonly StatedColumn[];
  /** How many source columns were not released. */
  readonly droppedColumns: number;
  readonly quasiIdentifiers: readonly string[];
  readonly search: {
    readonly method: string;
    /** Nodes checked by a search with a limit: a rerun with as many steps chooses the same levels. */
    readonly steps?: number;
    readonly sees: 'quasi' | 'all';
    readonly loss: Readonly<Record<string, unknown>>;
  };
  readonly suppression: {
    readonly limit: { readonly rows: number; readonly people: number };
    /** Share that may go beside the limit for the sensitive models. */
    readonly failing?: number;
    readonly suppressed: 'drop' | 'keep';
    /** The share that was suppressed is within the limit: attested, the number stands in the annex. */
    readonly withinLimit: true;
  };
  readonly guarantees: readonly Guarantee[];
  /** What the guarantees take for granted about an attacker, beyond their models. */
  readonly assumptions?: readonly 'other-sensitive-columns-unknown'[];
  readonly gate: {
    readonly preset: string;
    /** SHA-256 (hex) of the canonical JSON of the preset. */
    readonly presetSha256: string;
    readonly classifier: 'not run' | 'run';
    /** Names from the preset in force up to the built-in one that it tightens; absent where it is built in. */
    readonly chain?: readonly string[];
    /** `needs-waiver`: stopped by a rule that a signed waiver may pass over; such a release holds one. */
    readonly rules: readonly { readonly code: string; readonly status: 'pass' | 'needs-waiver' }[];
  };
  readonly data: readonly StatedFile[];
}

/** The channel and the facts that it asks for: ids of records and public terms. */
export interface StatedChannel {
  readonly kind: string;
  readonly licence?: string;
  readonly theme?: string;
  readonly feedback?: string;
  readonly proactive?: boolean;
  readonly demand?: readonly string[];
  readonly attribute?: 'unconditional' | 'conditional';
  readonly provider?: string;
  readonly recipient?: string;
  readonly item?: string;
  readonly purpose?: string;
  readonly duty?: string;
  readonly implementer?: string;
  readonly operator?: string;
  readonly agreement?: string;
  readonly scenario?: string;
  readonly place?: 'secure' | 'delivered';
  readonly registration?: string;
}

/**
 * An approval of a candidate: who, as what, when. `sig` (base64) is an Ed25519 signature over the pre-authentication
 * encoding of the canonical JSON of `{candidate, day, keyid, role}`: one changed byte of the candidate voids it.
 */
export interface Approval {
  readonly role: string;
  readonly keyid: string;
  readonly day: string;
  readonly sig: string;
}

/** A signed decision to pass over one waivable rule for one candidate, signed like an approval. */
export interface Waiver {
  readonly rule: string;
  readonly owner: string;
  readonly reason: string;
  /** Last day on which it counts. */
  readonly until: string;
  readonly day: string;
  readonly keyid: string;
  readonly sig: string;
}

/** The author's signature over the digest of the candidate. */
export interface Authorship {
  readonly keyid: string;
  readonly sig: string;
}

/** The in-toto Statement that a release carries. */
export interface ReleaseStatement {
  readonly _type: typeof STATEMENT_TYPE;
  /** Every file of SHA256SUMS, in the same order (by path, code-unit order). */
  readonly subject: readonly { readonly name: string; readonly digest: { readonly sha256: string } }[];
  readonly predicateType: typeof PREDICATE_TYPE;
  readonly predicate: {
    readonly core: ReleaseCore;
    /** SHA-256 (hex) of the canonical JSON of `core`. */
    readonly candidate: string;
    readonly approvals: readonly Approval[];
    /** Who built and signed the candidate; absent where the channel asks for no approvals. */
    readonly author?: Authorship;
    readonly waivers?: readonly Waiver[];
    /** Day of publication, and the rules that were asked on it. */
    readonly publication?: {
      readonly day: string;
      readonly rules: readonly { readonly code: string; readonly status: 'pass' }[];
      /** Releases that were published with this one, all or none. */
      readonly bundle?: readonly string[];
    };
    /** Delegations from a key that the holder trusts to those that signed here: DSSE lines. */
    readonly delegations?: readonly string[];
  };
}
