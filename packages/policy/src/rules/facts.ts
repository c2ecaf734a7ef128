import type { Label } from '../label.js';
import type { Preset } from '../presets/preset.js';
import type { Sensitivity } from '../sensitivity.js';
import type { SupplyFacts } from './supply-facts.js';

/** One output column: as the product declares it. */
export interface ColumnFact {
  readonly name: string;
  readonly operation: string;
  /** Label after the operation; `label.from` are the source columns. */
  readonly label: Label;
  /** As declared, or the gravest that the role implies; of a column of a join, the gravest of its sources. */
  readonly sensitivity?: Sensitivity;
}

/** One guarantee as measured on the files read back. */
export interface GuaranteeFact {
  readonly model: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly unit: 'rows' | 'people';
  readonly grade: 'recomputed' | 'derived' | 'attested';
  readonly strength: 'sufficient' | 'necessary';
  readonly holds: boolean;
}

/** What was found in one data file of the release by reading it back. */
export interface FileFact {
  readonly path: string;
  readonly columns: readonly string[];
  readonly rows: number;
  readonly logicalDigest: string;
  /** Metadata keys in the schema or footer that the writer does not set by itself. */
  readonly metadataKeys: readonly string[];
  /** Dictionary entries, statistics or null slots that hold something that no released cell holds. */
  readonly strayValues: number;
}

/** How thin the cells of a released quasi-identifier are. */
export interface CellFact {
  readonly column: string;
  /** Least number of people (rows without a subject) behind one of its values. */
  readonly least: number;
}

/** A released column that holds counts of people. */
export interface CountFact {
  readonly column: string;
  /** Base that every count in it is rounded to; 1 where they are exact. */
  readonly roundedTo: number;
}

/**
 * Everything that the rules of a build look at: plain data, gathered by the build. Counts here are raw, for the owner's
 * eyes: a rule's reason may say which limit was passed, and the reasons never enter the release.
 */
export interface GateFacts {
  readonly channel: string;
  readonly preset: Preset;
  readonly specification: {
    /** The product passed the strict schema and the label checker without a fault. */
    readonly checked: boolean;
    /** SHA-256 (hex) of the product's public form and of the preset, taken before any data was read. */
    readonly productSha256: string;
    readonly presetSha256: string;
    /** The same digests, taken from what is about to be released. */
    readonly releasedProductSha256: string;
    readonly releasedPresetSha256: string;
    /** Presets from the one in force up to the built-in one that it tightens; absent in a build of old. */
    readonly presetChain?: readonly Preset[];
  };
  readonly sourceColumns: readonly string[];
  /** Released columns, in order. */
  readonly columns: readonly ColumnFact[];
  readonly quasiIdentifiers: readonly string[];
  /** Models that the product asks for. */
  readonly models: readonly { readonly model: string; readonly parameters: Readonly<Record<string, unknown>> }[];
  /** Whether an annex is written for an auditor. */
  readonly annex: boolean;
  /** Measured on the bytes, never on memory. */
  readonly guarantees: readonly GuaranteeFact[];
  /** The models hold as well against the distribution of the original table, where they compare with a table. */
  readonly holdsAgainstOriginal: boolean;
  readonly suppression: {
    readonly rows: number;
    readonly people: number;
    readonly mostRows: number;
    readonly mostPeople: number;
  };
  readonly utility: {
    readonly releasedRows: number;
    /** Information loss of the chosen levels, 0 to 1; above 1 where the aggregate is a sum. */
    readonly loss: number;
    /** Released columns with more than one distinct value. */
    readonly varyingColumns: number;
  };
  readonly files: readonly FileFact[];
  /** Logical digest of the protected table as planned. */
  readonly plannedDigest: string;
  /** Distinct values of unreleased direct columns that occur in any released file. */
  readonly directValuesFound: number;
  /** One for each released quasi-identifier, measured on the files read back. */
  readonly cells: readonly CellFact[];
  /** Released columns of counts; may be absent from products of rows (`table`, `scorecard`), which count nobody. */
  readonly counts?: readonly CountFact[];
  /** Records of the organisation that bear on the release, as they stand today. */
  readonly supply: SupplyFacts;
}

/** The key behind a decision, as the trust of today has it. */
export interface KeyFact {
  readonly keyid: string;
  /** The person or office behind the key where the trust file names one; a key without one counts nowhere. */
  readonly holder?: string;
  /**
   * Name of the party that the key stands for among all keys that decided about the candidate (author, approvals,
   * waivers): keys that cannot be told to be different hands are one party. The holder where left out.
   */
  readonly party?: string;
  /** The trust file does not say what the key is for: it counts nowhere. */
  readonly anyRole?: boolean;
}

/** One approval as found: its signature was checked under a trusted key, or it is not in this list. */
export interface ApprovalFact extends KeyFact {
  readonly role: string;
  readonly day: string;
  /** Digest of the candidate that was approved. */
  readonly candidate: string;
  /** Why the key may not do this (role, channel, product, dates), or null. */
  readonly outOfScope: string | null;
}

/** A signed waiver, its signature checked. */
export interface WaiverFact extends KeyFact {
  readonly rule: string;
  readonly owner: string;
  readonly reason: string;
  /** Last day on which it counts. */
  readonly until: string;
  /** Day of the signature: from that of issue to today. */
  readonly day?: string;
  readonly candidate: string;
  readonly outOfScope: string | null;
}

/** What the rules of publication look at, beside the records of today. */
export interface PublicationFacts {
  readonly channel: string;
  readonly preset: Preset;
  /** The candidate's digest as computed from its bytes now, and as its author signed it. */
  readonly candidate: { readonly computed: string; readonly signed: string; readonly intact: boolean };
  /** Key that signed the candidate, and who is behind it. */
  readonly author: KeyFact;
  readonly columns: readonly ColumnFact[];
  readonly models: GateFacts['models'];
  readonly supply: SupplyFacts;
  readonly approvals: readonly ApprovalFact[];
  /** Signatures beside the candidate that are not valid, or of keys nobody trusts: any is a fault. */
  readonly invalidApprovals: number;
  readonly waivers: readonly WaiverFact[];
  /** Rules of the build that only a waiver lets through. */
  readonly needsWaiver: readonly string[];
  /** G15: the sealed directory verified in a fresh process, and the log took the entry; null before sealing. */
  readonly sealed: { readonly verified: boolean; readonly logged: boolean } | null;
}
