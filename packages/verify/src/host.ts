import type { StatedFile, VerifyEd25519 } from '@sluice/provenance';
import type { CodedTable, ColumnType } from '@sluice/table';

/** One thing in the directory of a release. `other`: symbolic links, sockets, whatever is neither file nor folder. */
export interface ReleaseEntry {
  /** Relative to the release, with `/`. */
  readonly path: string;
  readonly kind: 'file' | 'directory' | 'other';
}

/**
 * Reads a data file as a table: every column that the file has, in its order. `types` are the stated logical types by
 * column, for formats that have none of their own; a column that is not stated is read as text.
 */
export type TableReader = (
  path: string,
  format: StatedFile['format'],
  types: Readonly<Record<string, ColumnType>>,
) => CodedTable | Promise<CodedTable>;

/**
 * What the verifier needs of its surroundings: Node (`@sluice/verify/node`), a browser, an archive. The same bytes must
 * come from each call, so a release under check must not be written to.
 */
export interface VerifyHost {
  /** Everything below the release, at any depth; symbolic links are not followed. */
  list(): Promise<readonly ReleaseEntry[]>;
  read(path: string): Promise<Uint8Array>;
  /** Size and SHA-256 (hex) of a file that may be too large to hold; `read` is used where it is absent. */
  digest?(path: string): Promise<{ readonly bytes: number; readonly sha256: string }>;
  readonly readTable: TableReader;
  readonly verifyEd25519: VerifyEd25519;
}
