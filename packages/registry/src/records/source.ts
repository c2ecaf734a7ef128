import type { Fault } from '@sluice/errors';
import { z } from 'zod';
import type { RegistryView, StoredRecord } from '../record.js';
import { defineKind } from './define-kind.js';
import { fields } from './fields.js';
import type { ReleaseBody } from './release.js';
import { expectRecord, expectRecords, fault, onlyChanged } from './rules.js';

const schema = z.strictObject({
  title: fields.title('name of the data resource'),
  concept: fields.id('what the table is about; each concept has exactly one authoritative source'),
  authority: fields.id('organisation that answers for the data'),
  system: fields.id('system of the connectivity list that the data comes from'),
  authoritative: z.boolean().describe('whether this is the one source of its concept; every other is a copy'),
  copyOf: fields.id('the authoritative source that this one copies').optional(),
  version: fields.line('label of the version, for people', 80),
  versionOrder: fields.count('order of the versions: a later version has a greater number'),
  commitment: fields
    .hex256('HMAC-SHA-256 of the table under a key of the registry owner: equal tables are told without a bare digest')
    .optional(),
  registration: fields.id('registration code of the resource').optional(),
  subjectDomain: fields.id('whose privacy is at stake: sources of one domain are about the same people').optional(),
  updateCycle: fields.duration('how often the data is brought up to date, such as P1M').optional(),
  lastUpdated: fields.day('day of the last update').optional(),
  codeLists: z
    .record(fields.line('name of a column', 200), fields.versionedId('code list, name@version'))
    .optional()
    .describe('code list of each column that has one'),
});

export type SourceBody = z.infer<typeof schema>;

const MUTABLE = (Object.keys(schema.shape) as (keyof SourceBody & string)[]).filter((name) => name !== 'concept');

/**
 * Whether a copy has fallen behind its original: an older version, or the same version with other content (the
 * commitments of both, under one key, differ or only one is known).
 */
export function isStale(copy: SourceBody, original: SourceBody): boolean {
  if (copy.versionOrder !== original.versionOrder) return copy.versionOrder < original.versionOrder;
  return copy.commitment !== original.commitment;
}

/**
 * A table that products are made from. One data source for one dataset: per concept there is one authoritative
 * current source, all others are copies that point to it.
 */
export const source = defineKind<SourceBody>({
  kind: 'source',
  title: { zh: '数据源', en: 'data source' },
  schema,
  states: ['current', 'retired'],
  first: 'current',
  transitions: {
    update: { from: ['current'], to: 'current', changesBody: true },
    retire: { from: ['current'], to: 'retired', needsReason: true },
  },
  columns: (body) => [
    ['concept', body.concept],
    ['authority', body.authority],
    ['source', body.authoritative ? 'authoritative' : `copy of ${body.copyOf ?? '?'}`],
    ['version', body.version],
  ],
  async check(next, previous, view) {
    // A source may always be retired: how else would a second authority be removed?
    if (next.state !== 'current') return [];
    const { body } = next;
    return [
      ...(await expectRecords(view, [
        { kind: 'organisation', id: body.authority, states: ['active'], code: 'source/authority', path: ['authority'] },
        { kind: 'system', id: body.system, states: ['listed'], code: 'source/system', path: ['system'] },
        ...Object.entries(body.codeLists ?? {}).map(([column, id]) => ({
          kind: 'code-list',
          id,
          code: 'source/code-list',
          path: ['codeLists', column],
        })),
      ])),
      ...versionFaults(next, previous),
      ...(await domainFaults(next, previous, view)),
      ...(body.authoritative ? await authorityFaults(next, view) : await copyFaults(next, view)),
    ];
  },
});

function versionFaults(next: StoredRecord<SourceBody>, previous: StoredRecord<SourceBody> | undefined): Fault[] {
  if (previous === undefined) return [];
  const [now, before] = [next.body, previous.body];
  const faults: Fault[] = [...onlyChanged(next, previous, MUTABLE)];
  if (now.versionOrder < before.versionOrder) {
    faults.push(
      fault('source/version-order', 'versionOrder: expected it not to fall', 'a later version has a greater number', [
        'versionOrder',
      ]),
    );
  }
  const contentChanged = before.commitment !== undefined && now.commitment !== before.commitment;
  if (contentChanged && now.versionOrder === before.versionOrder) {
    faults.push(
      fault(
        'source/version-reused',
        'commitment: expected a greater versionOrder with another content',
        'a changed table is a new version: raise versionOrder',
        ['versionOrder'],
      ),
    );
  }
  return faults;
}

/**
 * The domain decides which earlier releases a further one is held against: once a release stands under it, another
 * domain, or a first one, would take that release out of the comparison.
 */
async function domainFaults(
  next: StoredRecord<SourceBody>,
  previous: StoredRecord<SourceBody> | undefined,
  view: RegistryView,
): Promise<readonly Fault[]> {
  if (previous === undefined || next.body.subjectDomain === previous.body.subjectDomain) return [];
  const releases = (await view.list('release')) as readonly StoredRecord<ReleaseBody>[];
  const copies = await view.list('source', { match: { copyOf: next.id } });
  const same = new Set([next.id, ...copies.map(({ id }) => id)]);
  const maker = releases.find(({ body }) => body.sourceRecords.some((id) => same.has(id)));
  if (maker === undefined) return [];
  return [
    fault(
      'source/subject-domain',
      `subjectDomain: expected it as it was when release ${maker.id} was made from it or a copy`,
      'the domain decides who is compared with whom: add a new source, and retire this one',
      ['subjectDomain'],
    ),
  ];
}

async function authorityFaults(next: StoredRecord<SourceBody>, view: RegistryView): Promise<readonly Fault[]> {
  const faults: Fault[] = [];
  if (next.body.copyOf !== undefined) {
    faults.push(
      fault('source/copy', 'copyOf: expected none at an authoritative source', 'a copy is not authoritative', [
        'copyOf',
      ]),
    );
  }
  const others = await view.list('source', { match: { concept: next.body.concept } });
  for (const other of others) {
    if (other.id === next.id || other.state !== 'current' || !(other.body as SourceBody).authoritative) continue;
    faults.push(
      fault(
        'source/two-authorities',
        `concept ${next.body.concept}: expected one authoritative source, ${other.id} is one already`,
        `make this one a copy (copyOf: ${other.id}), or retire ${other.id} first`,
        ['authoritative'],
      ),
    );
  }
  return [...faults, ...(await sameTableFaults(next, view))];
}

/** One data source for one dataset: the same table is not the authority of two concepts under two names. */
async function sameTableFaults({ id, body }: StoredRecord<SourceBody>, view: RegistryView): Promise<readonly Fault[]> {
  if (body.commitment === undefined) return [];
  const same = await view.list('source', { match: { commitment: body.commitment } });
  return same
    .filter((other) => other.id !== id && other.state === 'current' && (other.body as SourceBody).authoritative)
    .filter((other) => (other.body as SourceBody).concept !== body.concept)
    .map((other) =>
      fault(
        'source/same-table',
        `commitment: expected a table of its own, ${other.id} is the authority of the same one`,
        `one table has one record: name ${other.id} in the product, or retire it first`,
        ['commitment'],
      ),
    );
}

async function copyFaults(next: StoredRecord<SourceBody>, view: RegistryView): Promise<readonly Fault[]> {
  const { copyOf, concept } = next.body;
  const path = ['copyOf'];
  if (copyOf === undefined) {
    return [
      fault(
        'source/copy',
        'copyOf: expected the authoritative source',
        'a source is authoritative, or a copy of one',
        path,
      ),
    ];
  }
  const missing = await expectRecord(view, {
    kind: 'source',
    id: copyOf,
    states: ['current'],
    code: 'source/copy',
    path,
  });
  if (missing.length > 0) return missing;
  const original = (await view.get('source', copyOf))!.body as SourceBody;
  if (copyOf === next.id || !original.authoritative || original.concept !== concept) {
    return [
      fault(
        'source/copy',
        `copyOf: expected the authoritative source of concept ${concept}, ${copyOf} is not`,
        'point to the original, never to another copy',
        path,
      ),
    ];
  }
  if (next.body.subjectDomain !== original.subjectDomain) {
    return [
      fault(
        'source/subject-domain',
        `subjectDomain: expected that of ${copyOf}, which this source copies`,
        'a copy is about the same people as its original',
        ['subjectDomain'],
      ),
    ];
  }
  if (next.body.versionOrder > original.versionOrder) {
    return [
      fault(
        'source/copy-ahead',
        `versionOrder: expected at most that of ${copyOf}, which this source copies`,
        `update ${copyOf} first`,
        ['versionOrder'],
      ),
    ];
  }
  if (!isStale(next.body, original)) return [];
  return [
    fault(
      'source/stale-copy',
      `source ${next.id}: expected the content of ${copyOf} at its version, this copy is behind or differs`,
      `copy ${copyOf} again, with its versionOrder and its commitment`,
      ['versionOrder'],
    ),
  ];
}
