import type { SourceFact } from '@sluice/policy';
import { isStale, type RegistryView, type SourceBody, type StoredRecord } from '@sluice/registry';
import { columnOf } from './column-of.js';
import { registrationFact } from './registration-fact.js';
import type { ColumnRequest, InputRequest, SupplyRequest } from './request.js';
import { sourceCommitment } from './source-commitment.js';

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
    matches: matches(input, record.body),
    system: { id: body.system, listed: system?.state === 'listed' },
    registration: await registrationFact(body.registration, day, view),
    staleCodeLists: await staleLists(name, columns, body, view),
  };
}

/** The table read is the one on record; or, once built, the record still is the one that was built from. */
function matches(
  { builtFrom, logicalDigest }: InputRequest,
  { concept, version, commitment }: SourceBody,
): boolean | null {
  if (builtFrom !== undefined && builtFrom !== version) return false;
  if (commitment === undefined || logicalDigest === undefined) return null;
  return sourceCommitment(concept, logicalDigest()) === commitment;
}

/** Released columns of one source whose code list is not one that is current. */
async function staleLists(
  source: string,
  columns: readonly ColumnRequest[],
  body: SourceBody,
  view: RegistryView,
): Promise<readonly string[]> {
  const stale: string[] = [];
  for (const { name, from, codeList, raw } of columns) {
    const own = from.flatMap((column) => columnOf(source, column) ?? []);
    if (own.length === 0) continue;
    const recorded = raw ? own.map((column) => body.codeLists?.[column]).find((list) => list !== undefined) : undefined;
    const list = codeList ?? recorded;
    if (list === undefined) continue;
    const record = await view.get('code-list', list);
    if (record?.state !== 'current') stale.push(name);
  }
  return stale;
}
