import { fail } from '@sluice/errors';
import type { FileHygiene } from '@sluice/product';
import { type CodedTable, type ColumnType, civilText, instantText } from '@sluice/table';
import { decompress } from 'fzstd';
import { type ColumnChunk, type ColumnMetaData, type FileMetaData, parquetMetadata } from 'hyparquet';
import { parquetHeader } from 'hyparquet/src/column.js';
import { decompressPage } from 'hyparquet/src/datapage.js';
import { readPlain } from 'hyparquet/src/plain.js';

/** Text of a value as Parquet stores it, for the types that we write. */
const TEXT: Readonly<Record<ColumnType, (value: unknown) => string>> = {
  string: (value) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(value as Uint8Array),
  integer: String,
  decimal: (value) => String(value === 0 ? 0 : value),
  boolean: String,
  date: (value) => civilText(Number(value)),
  timestamp: (value) => instantText(value as bigint, 6),
};

/** Statistics in the same spelling. */
const PARSERS = {
  stringFromBytes: TEXT.string,
  dateFromDays: TEXT.date,
  timestampFromMicroseconds: TEXT.timestamp,
};

/** Entries of the dictionary pages at the start of a column chunk. */
function dictionaryOf(bytes: Uint8Array, meta: ColumnMetaData, type: ColumnType): string[] {
  const start = Number(meta.dictionary_page_offset ?? meta.data_page_offset);
  const chunk = bytes.subarray(start, start + Number(meta.total_compressed_size));
  const reader = { view: new DataView(chunk.buffer, chunk.byteOffset, chunk.byteLength), offset: 0 };
  const words: string[] = [];
  while (reader.offset < chunk.length) {
    const header = parquetHeader(reader);
    const page = chunk.subarray(reader.offset, reader.offset + header.compressed_page_size);
    reader.offset += header.compressed_page_size;
    if (header.dictionary_page_header === undefined) break;
    const plain = decompressPage(page, header.uncompressed_page_size, meta.codec, {
      ZSTD: (input, length) => decompress(input, new Uint8Array(length)),
    });
    const view = new DataView(plain.buffer, plain.byteOffset, plain.byteLength);
    const values = readPlain({ view, offset: 0 }, meta.type, header.dictionary_page_header.num_values, undefined);
    for (const value of values) words.push(TEXT[type](value));
  }
  return words;
}

/** Bounds in the footer. A bound that was cut is the start of a value, or that with its last character raised. */
function strayBounds({ statistics }: ColumnMetaData, cells: ReadonlySet<string>, values: readonly string[]): number {
  if (statistics === undefined) return 0;
  const { min, max, min_value, max_value, is_min_value_exact, is_max_value_exact } = statistics;
  const stray = (bound: unknown, exact: boolean | undefined): boolean => {
    if (bound === undefined) return false;
    const text = String(bound === 0 ? 0 : bound);
    if (cells.has(text)) return false;
    return exact !== false || !values.some((value) => value.startsWith([...text].slice(0, -1).join('')));
  };
  const bounds: [unknown, boolean | undefined][] = [
    [min, is_min_value_exact],
    [max, is_max_value_exact],
    [min_value, is_min_value_exact],
    [max_value, is_max_value_exact],
  ];
  return bounds.filter(([bound, exact]) => stray(bound, exact)).length;
}

function openFooter(bytes: Uint8Array): FileMetaData {
  try {
    return parquetMetadata(bytes, { parsers: PARSERS as never, geoparquet: false });
  } catch {
    return fail('internal', 'engine/unreadable-footer', 'the footer of the written Parquet file cannot be read');
  }
}

/**
 * What a finished Parquet file holds beside its cells: key-value metadata of file and columns, entries of dictionary
 * pages, bounds in the footer, and bytes that belong to no column chunk.
 */
export function inspectParquet(bytes: Uint8Array, table: CodedTable): FileHygiene {
  const footer = openFooter(bytes);
  const chunks = footer.row_groups.flatMap((group) => group.columns);
  const keys = [footer.key_value_metadata, ...chunks.map((chunk) => chunk.meta_data?.key_value_metadata)];
  const columns = new Map(table.columns.map((column) => [column.name, { column, cells: new Set(column.values) }]));
  let strayValues = 0;
  for (const { meta_data: meta } of chunks) {
    const known = meta && columns.get(meta.path_in_schema[0]);
    if (!known) {
      strayValues++;
      continue;
    }
    const words = dictionaryOf(bytes, meta, known.column.type);
    strayValues += words.filter((word) => !known.cells.has(word)).length;
    strayValues += strayBounds(meta, known.cells, known.column.values);
  }
  if (!isTiled(chunks, bytes.length, footer.metadata_length)) strayValues++;
  return { metadataKeys: [...new Set(keys.flatMap((list) => (list ?? []).map(({ key }) => key)))], strayValues };
}

/** Whether column chunks, one after the other, fill the file between the magic and the footer. */
function isTiled(chunks: readonly ColumnChunk[], length: number, footerLength: number): boolean {
  const MAGIC = 4;
  let at = MAGIC;
  for (const { meta_data: meta } of chunks) {
    if (meta === undefined || Number(meta.dictionary_page_offset ?? meta.data_page_offset) !== at) return false;
    at += Number(meta.total_compressed_size);
  }
  return at === length - footerLength - 4 - MAGIC;
}
