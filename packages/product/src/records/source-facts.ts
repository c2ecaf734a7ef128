import type { SourceFact } from '@sluice/policy';
import { type CodeListBody, isStale, type RegistryView, type SourceBody, type StoredRecord } from '@sluice/registry';
import { columnOf } from './column-of.js';
import { registrationFact } from './registration-fact.js';
import type { ColumnRequest, InputRequest, SupplyRequest } from './request.js';

/** What the register of sources says of each source that the product reads. */
export async function sourceFacts(
  { inputs, columns, day }: Pick<SupplyRequest, 'inputs' | 'columns' | 'day'>,
  view: RegistryView,
): Promise<readonly SourceFact[]> {
  return Promise.all(inputs.map((input) => sourceFact(input, columns, day, view)));
}

const ABSENT = {
  found: false,
  concept: null,
  authorities: 0,
  authoritative: false,
  stale: false,
  matches: null,
  system: null,
  registration: null,
  staleCodeLists: [],
} as const;

async function sourceFact(
  input: InputRequest,
  columns: readonly ColumnRequest[],
  day: string,
  view: RegistryView,
): Promise<SourceFact> {
  const { name, record: id = null } = input;
  const record = id === null ? undefined : ((await view.get('source', id)) as StoredRecord<SourceBody> | undefined);
  if (record === undefined) return { name, record: id, ...ABSENT };
  const { body } = record;
  const sameConcept = (await view.list('source', {
    match: { concept: body.concept },
  })) as readonly StoredRecord<SourceBody>[];
  const authorities = sameConcept.filter((other) => other.state === 'current' && other.body.authoritative);
  const original = body.copyOf === undefined ? undefined : authorities.find((other) => other.id === body.copyOf);
  const system = await view.get('system', body.system);
  return {
    name,
    record: id,
    found: record.state === 'current',
    concept: body.concept,
    version: body.version,
    authorities: authorities.length,
    authoritative: body.authoritative || original !== undefined,
    stale: original !== undefined && isStale(body, original.body),
    matches: matches(input, record),
    system: { id: body.system, listed: system?.state === 'listed' },
    registration: await registrationFact(body.registration, day, view),
    staleCodeLists: await staleLists(name, columns, body, view),
  };
}

/** The table read is the one on record; or, once built, the record still is the one that was built from. */
function matches(
  { builtFrom, commitment: read }: InputRequest,
  { version, body: { commitment } }: StoredRecord<SourceBody>,
): boolean | null {
  if (builtFrom !== undefined && builtFrom !== version) return false;
  if (commitment === undefined || read === undefined) return null;
  return read() === commitment;
}

/**
 * Released columns of one source whose codes are not all of one list that is current: the list is of old, the product
 * says another one than the record of the source, or a value is none of its codes.
 */
async function staleLists(
  source: string,
  columns: readonly ColumnRequest[],
  body: SourceBody,
  view: RegistryView,
): Promise<readonly string[]> {
  const stale: string[] = [];
  for (const { name, from, codeList, raw, values = [] } of columns) {
    const own = from.flatMap((column) => columnOf(source, column) ?? []);
    if (own.length === 0) continue;
    const recorded = raw ? own.flatMap((column) => body.codeLists?.[column] ?? []) : [];
    const lists = [...new Set(codeList === undefined ? recorded : [codeList, ...recorded])];
    if (lists.length === 0) continue;
    const record = (await view.get('code-list', lists[0])) as StoredRecord<CodeListBody> | undefined;
    const codes = new Set(record?.state === 'current' && lists.length === 1 ? record.body.codes : []);
    if (codes.size === 0 || values.some((value) => !codes.has(value))) stale.push(name);
  }
  return stale;
}
