import { decompress } from 'fzstd';
import { type ColumnMetaData, parquetMetadata, parquetReadObjects } from 'hyparquet';
import { parquetHeader } from 'hyparquet/src/column.js';
import { decompressPage } from 'hyparquet/src/datapage.js';
import type { View } from './find.js';

const compressors = { ZSTD: (input: Uint8Array, length: number) => decompress(input, new Uint8Array(length)) };
const plainJson = (_key: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value);

/** The pages of one column chunk, dictionary first, without their compression. */
function pagesOf(bytes: Uint8Array, meta: ColumnMetaData, group: number): View[] {
  const start = Number(meta.dictionary_page_offset ?? meta.data_page_offset);
  const chunk = bytes.subarray(start, start + Number(meta.total_compressed_size));
  const reader = { view: new DataView(chunk.buffer, chunk.byteOffset, chunk.byteLength), offset: 0 };
  const views: View[] = [];
  while (reader.offset < chunk.length) {
    const header = parquetHeader(reader);
    const page = chunk.subarray(reader.offset, reader.offset + header.compressed_page_size);
    reader.offset += header.compressed_page_size;
    views.push({
      where: `${header.type} of ${meta.path_in_schema.join('.')}, row group ${group}`,
      bytes: decompressPage(page, header.uncompressed_page_size, meta.codec, compressors),
    });
  }
  return views;
}

/** What a Parquet file holds once decoded: footer, decompressed pages (dictionaries too), and the cells as text. */
export async function parquetViews(bytes: Uint8Array): Promise<View[]> {
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  const footer = parquetMetadata(file);
  const views: View[] = [{ where: 'footer', bytes: Buffer.from(JSON.stringify(footer, plainJson)) }];
  footer.row_groups.forEach((group, g) => {
    for (const { meta_data: meta } of group.columns) if (meta) views.push(...pagesOf(bytes, meta, g));
  });
  const cells = await parquetReadObjects({ file, compressors });
  views.push({ where: 'cells', bytes: Buffer.from(JSON.stringify(cells, plainJson)) });
  return views;
}
