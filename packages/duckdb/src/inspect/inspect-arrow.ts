import type { FileHygiene } from '@sluice/product';
import type { CodedTable } from '@sluice/table';
import { type Data, DataType, MessageReader, type Schema, tableFromIPC } from 'apache-arrow';

/** The schema of the footer, and that of the first message, which other writers put there and readers do not look at. */
function schemasOf(bytes: Uint8Array, footer: Schema): Schema[] {
  // Behind the magic and its padding, a file is a stream of messages.
  const first = new MessageReader(bytes.subarray(8)).readMessage();
  return first?.isSchema() ? [footer, first.header()] : [footer];
}

function keysOf(schema: Schema): string[] {
  return [schema.metadata, ...schema.fields.map((field) => field.metadata)].flatMap((map) => [...map.keys()]);
}

/** Whether something other than zero, or than the empty text, stands behind a slot. */
function occupied(data: Data): (index: number) => boolean {
  const { values, valueOffsets, offset } = data;
  if (valueOffsets) return (i) => Number(valueOffsets[i + 1]) > Number(valueOffsets[i]);
  if (DataType.isBool(data.type)) return (i) => ((values[(offset + i) >> 3] >> ((offset + i) & 7)) & 1) !== 0;
  return (i) => Number(values[i]) !== 0;
}

/** Missing values behind which something stands. */
function hiddenSlots(data: Data): number {
  if (data.nullCount === 0) return 0;
  const isOccupied = occupied(data);
  let hidden = 0;
  for (let i = 0; i < data.length; i++) if (!data.getValid(i) && isOccupied(i)) hidden++;
  return hidden;
}

/** What a finished Arrow file holds beside its cells: metadata keys, dictionary entries and masked values. */
export function inspectArrow(bytes: Uint8Array, table: CodedTable): FileHygiene {
  const arrow = tableFromIPC(bytes);
  const metadataKeys = [
    ...schemasOf(bytes, arrow.schema).flatMap(keysOf),
    ...arrow.batches.flatMap((batch) => [...batch.metadata.keys()]),
  ];
  let strayValues = 0;
  table.columns.forEach((column, i) => {
    const cells = new Set(column.values);
    const dictionaries = new Set<Data>();
    for (const { data } of arrow.batches) {
      const child = data.children[i];
      strayValues += hiddenSlots(child);
      for (const piece of child.dictionary?.data ?? []) dictionaries.add(piece);
    }
    for (const piece of dictionaries) {
      const words = tableWords(piece);
      strayValues += words.filter((word) => word === null || !cells.has(word)).length;
    }
  });
  return { metadataKeys: [...new Set(metadataKeys)], strayValues };
}

/** The strings of a piece of a dictionary, those that nothing points at included. */
function tableWords(piece: Data): (string | null)[] {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const { valueOffsets } = piece;
  const bytes = piece.values as Uint8Array;
  return Array.from({ length: piece.length }, (_, i) =>
    piece.getValid(i) ? decoder.decode(bytes.subarray(Number(valueOffsets[i]), Number(valueOffsets[i + 1]))) : null,
  );
}
