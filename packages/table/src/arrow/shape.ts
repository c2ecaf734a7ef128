/**
 * What is read of an Arrow table, by shape: a table may come from another copy or version of the library than ours, so
 * `instanceof` would refuse good tables. Type ids are those of the Arrow format's `Type` union.
 */
export interface TypeLike {
  readonly typeId: number;
  readonly bitWidth?: number;
  readonly isSigned?: boolean;
  readonly precision?: number;
  readonly scale?: number;
  readonly unit?: number;
  readonly timezone?: string | null;
  readonly dictionary?: TypeLike;
}

/** One contiguous piece of a column. Fixed-width buffers and offsets start at the piece, bitmaps `offset` bits before. */
export interface DataLike {
  readonly type: TypeLike;
  readonly length: number;
  readonly offset: number;
  readonly nullCount: number;
  readonly values?: unknown;
  readonly valueOffsets?: ArrayLike<number> | ArrayLike<bigint> | undefined;
  readonly nullBitmap?: Uint8Array | null | undefined;
  readonly variadicBuffers?: readonly Uint8Array[] | undefined;
  readonly children: readonly DataLike[];
  readonly dictionary?: { readonly data: readonly DataLike[] } | undefined;
}

/** An apache-arrow `Table` of any copy of the library. */
export interface ArrowTableLike {
  readonly schema: { readonly fields: readonly { readonly name: string; readonly type: TypeLike }[] };
  readonly batches: readonly { readonly data: DataLike }[];
}

/** Something that serialises itself to Arrow IPC, such as an Arquero table. */
export interface ArrowIpcSource {
  toArrowIPC(): Uint8Array;
}

export const TYPE = {
  dictionary: -1,
  null: 1,
  int: 2,
  float: 3,
  utf8: 5,
  bool: 6,
  decimal: 7,
  date: 8,
  timestamp: 10,
  largeUtf8: 20,
  utf8View: 24,
} as const;

export function isArrowTable(input: unknown): input is ArrowTableLike {
  const table = input as Partial<ArrowTableLike> | null;
  return (
    typeof table === 'object' &&
    table !== null &&
    Array.isArray(table.batches) &&
    Array.isArray(table.schema?.fields) &&
    table.batches.every((batch) => Array.isArray(batch?.data?.children))
  );
}

export function isIpcSource(input: unknown): input is ArrowIpcSource {
  return typeof (input as Partial<ArrowIpcSource> | null)?.toArrowIPC === 'function';
}
