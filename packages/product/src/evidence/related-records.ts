import type { RegistrationBody, RegistryView, ReleaseBody, SourceBody, StoredRecord } from '@sluice/registry';

/**
 * The records that a release rests on, itself first: sources with their systems, agreement, item, registrations,
 * assessment, price, waivers, and every organisation that these name. Commitments of sources are left out: they are
 * keyed by the concept alone, so whoever has nearly the whole table could try the rest against them.
 */
export async function relatedRecords(
  view: RegistryView,
  release: StoredRecord<ReleaseBody>,
): Promise<readonly StoredRecord[]> {
  const found = new Map<string, StoredRecord>();
  const keep = (record: StoredRecord | undefined): void => {
    if (record !== undefined) found.set(`${record.kind} ${record.id}`, record);
  };
  const need = async (kind: string, id: unknown): Promise<void> => {
    if (typeof id === 'string') keep(await view.get(kind, id));
  };
  const { body } = release;
  keep(release);
  for (const id of body.sourceRecords) await need('source', id);
  await need('agreement', body.agreement);
  await need('responsibility-item', body.item);
  await need('assessment', body.assessment);
  await need('price', body.pricing);
  for (const record of await view.list('registration')) if (isOf(record, body)) keep(record);
  for (const waiver of await view.list('waiver', { match: { candidate: body.candidate } })) keep(waiver);
  for (const record of [...found.values()]) {
    await need('system', member(record, 'system'));
    for (const name of ['authority', 'implementer', 'operator', 'provider', 'consumer', 'subject', 'recipient'])
      await need('organisation', member(record, name));
  }
  return [...found.values()].map(withoutCommitment);
}

/** Whether a registration is of the product or of one of its sources. */
function isOf({ body }: StoredRecord, { product, sourceRecords }: ReleaseBody): boolean {
  const { object } = body as RegistrationBody;
  return 'product' in object ? object.product === product : sourceRecords.includes(object.resource);
}

function member({ body }: StoredRecord, name: string): unknown {
  return (body as Readonly<Record<string, unknown>>)[name];
}

function withoutCommitment(record: StoredRecord): StoredRecord {
  if (record.kind !== 'source') return record;
  const { commitment: _, ...body } = record.body as SourceBody;
  return { ...record, body };
}
