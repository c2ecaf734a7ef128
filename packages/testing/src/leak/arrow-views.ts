import { type Data, tableFromIPC } from 'apache-arrow';
import type { View } from './find.js';

/** Text behind every slot of a piece, null bits ignored. */
function everySlot(data: Data): string {
  const offsets = data.valueOffsets as ArrayLike<number> | undefined;
  if (offsets !== undefined) return Buffer.from(data.values as Uint8Array).toString('utf8');
  return Array.from((data.values ?? []) as ArrayLike<number | bigint>, String).join('\n');
}

/** What the library decodes from Arrow IPC bytes: every slot, also under nulls; whole dictionaries; metadata. */
export function arrowViews(bytes: Uint8Array): View[] {
  const table = tableFromIPC(bytes);
  const views: View[] = [];
  const add = (where: string, text: string) => views.push({ where, bytes: Buffer.from(text) });
  add('metadata', JSON.stringify([table.schema, ...table.schema.fields].map((part) => [...part.metadata])));
  table.batches.forEach((batch, b) => {
    batch.data.children.forEach((data, i) => {
      const where = `${table.schema.fields[i].name}, batch ${b}`;
      add(`slots of ${where}`, everySlot(data));
      for (const words of data.dictionary?.data ?? []) add(`dictionary of ${where}`, everySlot(words));
    });
  });
  return views;
}
