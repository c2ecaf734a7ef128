import type { Label } from '../label.js';
import type { Preset } from '../presets/preset.js';

/** One output column: as the product declares it. */
export interface ColumnFact {
  readonly name: string;
  readonly operation: string;
  /** Label after the operation; `label.from` are the source columns. */
  readonly label: Label;
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

/**
 * Everything that the rules look at: plain data, gathered by the build. Counts here are raw, for the owner's eyes: a
 * rule's reason may say which limit was passed, and the reasons never enter the release.
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
}
