import type { Fault } from '@sluice/errors';
import { z } from 'zod';
import type { RegistryView, StoredRecord } from '../record.js';
import { defineKind } from './define-kind.js';
import { fields } from './fields.js';
import { frozenProducts } from './frozen-products.js';
import { liveRegistration } from './registration.js';
import { expectRecords, fault, onlyChanged, type Reference, runsOut, today } from './rules.js';

const schema = z.strictObject({
  product: fields.id('product that was built'),
  version: fields.line('version of the product', 80),
  owner: fields.line('who answers for the product, as its file says', 200).optional(),
  channel: fields.channel('channel that it leaves by'),
  form: z.enum(['table', 'scorecard', 'verification']).optional().describe('kind of product; a table where absent'),
  recipient: fields.id('who receives it; absent where everyone does').optional(),
  concepts: fields.set(fields.id('a concept'), 'what the data is about', 0),
  subjectDomain: fields.id('whose privacy is at stake, as in its sources').optional(),
  candidate: fields.hex256('digest of the candidate, which approvals sign'),
  author: fields.line('key id of whoever built it', 200),
  directory: fields
    .line('label of the directory that holds it', 200)
    .refine((label) => !/^(?:[/\\]|[A-Za-z]:)/.test(label), 'expected a label, not an absolute path')
    .optional(),
  issued: fields.day('day of issue'),
  expires: fields.day('last day of validity').optional(),
  review: fields.day('day by which it is looked at again').optional(),
  assessment: fields.id('impact assessment that covers it').optional(),
  licence: fields.line('licence of SPDX', 80).optional(),
  theme: fields.line('theme in the catalogue', 80).optional(),
  title: fields.title('title of the product'),
  sourceRecords: fields.set(fields.id('a source'), 'sources that it was made from', 0),
  sourceVersions: z
    .record(fields.id('a source'), fields.count('version of its record'))
    .optional()
    .describe('version of the record of each source when it was built'),
  map: fields.line('name of the sealed map from people to classes', 200).optional(),
  comparedWith: fields
    .set(fields.id('a release'), 'earlier releases that it was held against when it was built', 0)
    .optional(),
  rowsBand: fields.band('band of the number of rows').optional(),
  supersedes: fields.id('earlier release of the product that this one takes the place of').optional(),
  agreement: fields.id('agreement of authorised operation').optional(),
  registration: fields.id('registration code').optional(),
  item: fields.id('item of the list of sharing responsibilities').optional(),
  bundle: fields.id('bundle that it is published in').optional(),
  pricing: fields.id('price that holds for it').optional(),
  revocation: z
    .strictObject({
      reason: fields.code('why, as a code such as data-error'),
      from: fields.day('first day on which it must not be used'),
      replacement: fields.id('published release to use instead').optional(),
    })
    .optional()
    .describe('given when the release is revoked or taken down'),
});

export type ReleaseBody = z.infer<typeof schema>;
type Release = StoredRecord<ReleaseBody>;

/** State of a release on a day: `expired` from the day after its last day of validity. */
export function releaseStateAt(record: Release, day: string): string {
  return runsOut(record, day, { from: ['published'], last: record.body.expires, to: 'expired' });
}

/**
 * Whether one of its holders may ever have had the release: what left cannot be called back, so revoked, expired and
 * taken-down ones count when a further release is checked for intersection, and so does one that is being sealed.
 */
export function countsAsHeld(record: StoredRecord): boolean {
  return record.state !== 'candidate' && record.state !== 'withdrawn';
}

/**
 * A built product on its way out: candidate, being sealed, published; then revoked, taken down or expired. The
 * record stays for good: it is the tombstone.
 */
export const release = defineKind<ReleaseBody>({
  kind: 'release',
  title: { zh: '发布', en: 'release' },
  schema,
  states: ['candidate', 'sealing', 'published', 'expired', 'revoked', 'taken-down', 'withdrawn'],
  first: 'candidate',
  transitions: {
    seal: { from: ['candidate'], to: 'sealing', byProgram: true },
    'give-back': { from: ['sealing'], to: 'candidate', needsReason: true, byProgram: true },
    publish: { from: ['sealing'], to: 'published', byProgram: true },
    withdraw: { from: ['candidate'], to: 'withdrawn', needsReason: true },
    // What ran out may still be in use somewhere, so it can be revoked as well.
    revoke: { from: ['published', 'expired'], to: 'revoked', needsReason: true, changesBody: true, byProgram: true },
    'take-down': {
      from: ['published', 'expired', 'revoked'],
      to: 'taken-down',
      needsReason: true,
      changesBody: true,
      byProgram: true,
    },
    expire: { from: ['published'], to: 'expired', byClock: true },
  },
  columns: (body) => [
    ['product', `${body.product} ${body.version}`],
    ['channel', body.channel],
    ['recipient', body.recipient ?? ''],
    ['issued', body.issued],
  ],
  async check(next, previous, view) {
    if (previous === undefined) return candidateFaults(next, view);
    switch (next.state) {
      case 'revoked':
      case 'taken-down':
        return [...onlyChanged(next, previous, ['revocation']), ...(await revocationFaults(next, previous, view))];
      case 'sealing':
      case 'published':
        return [...onlyChanged(next, previous, []), ...(await publicationFaults(next, view))];
      default:
        return onlyChanged(next, previous, []);
    }
  },
  stateAt: releaseStateAt,
});

async function candidateFaults(next: Release, view: RegistryView): Promise<readonly Fault[]> {
  const { body } = next;
  const faults: Fault[] = [];
  if (body.revocation !== undefined) {
    faults.push(
      fault('release/revocation', 'revocation: expected none at a candidate', 'a candidate is withdrawn', [
        'revocation',
      ]),
    );
  }
  for (const member of ['expires', 'review'] as const) {
    const day = body[member];
    if (day === undefined || day >= body.issued) continue;
    faults.push(
      fault('release/days', `${member}: expected no day before the day of issue`, `correct ${member} or issued`, [
        member,
      ]),
    );
  }
  const references: Reference[] = body.sourceRecords.map((id, i) => ({
    kind: 'source',
    id,
    code: 'release/source',
    path: ['sourceRecords', i],
  }));
  const single = {
    assessment: 'assessment',
    agreement: 'agreement',
    item: 'responsibility-item',
    pricing: 'price',
  } as const;
  for (const [member, kind] of Object.entries(single) as [keyof typeof single, string][]) {
    const id = body[member];
    if (id !== undefined) references.push({ kind, id, code: `release/${member}`, path: [member] });
  }
  faults.push(...(await expectRecords(view, references)));
  if (body.supersedes !== undefined) {
    const earlier = (await view.get('release', body.supersedes)) as Release | undefined;
    if (earlier === undefined || !countsAsHeld(earlier) || earlier.body.product !== body.product) {
      faults.push(
        fault(
          'release/supersedes',
          `supersedes: expected an earlier release of product ${body.product}`,
          'name a release that was published',
          ['supersedes'],
        ),
      );
    }
  }
  return faults;
}

/** What must be in force on the day: read in the same transaction as the step, so nothing can lapse in between. */
async function publicationFaults(next: Release, view: RegistryView): Promise<readonly Fault[]> {
  const { body } = next;
  const day = today(view);
  const faults: Fault[] = [];
  const refuse = (code: string, message: string, hint: string, member: string) =>
    faults.push(fault(code, message, hint, [member]));
  if (body.channel === 'internal') {
    refuse(
      'release/internal',
      'channel: expected one with an audience',
      'internal releases are never published',
      'channel',
    );
  }
  if (releaseStateAt({ ...next, state: 'published' }, day) === 'expired') {
    refuse('release/expired', 'expires: expected a day that is not over', 'build the release again', 'expires');
  }
  if (body.registration !== undefined && (await liveRegistration(view, body.registration, day)) === undefined) {
    refuse('release/registration', 'registration: expected a live code', 'register or renew it first', 'registration');
  }
  const concerns = (await frozenProducts(view)).get(body.product);
  if (concerns !== undefined) {
    refuse(
      'release/frozen',
      `product ${body.product}: expected no open privacy concern, there is ${concerns.join(', ')}`,
      'resolve the concern, or let the privacy officer dismiss it',
      'product',
    );
  }
  const inForce = (member: 'agreement' | 'item' | 'assessment', kind: string, state: string): Reference[] => {
    const id = body[member];
    const stateAt = (record: StoredRecord, on: string) =>
      runsOut(record, on, { from: [state], last: (record.body as { until?: string }).until, to: 'expired' });
    return id === undefined ? [] : [{ kind, id, states: [state], stateAt, code: `release/${member}`, path: [member] }];
  };
  faults.push(
    ...(await expectRecords(view, [
      ...inForce('agreement', 'agreement', 'live'),
      ...inForce('item', 'responsibility-item', 'active'),
      ...inForce('assessment', 'assessment', 'valid'),
    ])),
  );
  return [...faults, ...(await bundleFaults(next, view))];
}

async function bundleFaults(next: Release, view: RegistryView): Promise<readonly Fault[]> {
  if (next.body.bundle === undefined) return [];
  const bundle = await view.get('bundle', next.body.bundle);
  const members = (bundle?.body as { readonly releases: readonly string[] } | undefined)?.releases ?? [];
  if (bundle?.state === 'assembled' && members.includes(next.id)) return [];
  return [
    fault(
      'release/bundle',
      `bundle: expected ${next.body.bundle} to be assembled and to name this release`,
      'assemble the bundle of all its releases first',
      ['bundle'],
    ),
  ];
}

async function revocationFaults(next: Release, previous: Release, view: RegistryView): Promise<readonly Fault[]> {
  const { revocation, issued } = next.body;
  const path = ['revocation'];
  if (revocation === undefined) {
    const hint = 'give revocation: {reason, from, replacement}';
    return [fault('release/revocation', 'revocation: expected reason and first day', hint, path)];
  }
  const faults: Fault[] = [];
  if (revocation.from < issued || revocation.from > today(view)) {
    faults.push(
      fault('release/revocation', 'revocation.from: expected a day from the issue to today', 'correct the day', [
        ...path,
        'from',
      ]),
    );
  }
  const { replacement } = revocation;
  const kept = previous.body.revocation?.replacement === replacement;
  if (replacement === undefined || kept) return faults;
  const other = (await view.get('release', replacement)) as Release | undefined;
  if (replacement === next.id || other === undefined || releaseStateAt(other, today(view)) !== 'published') {
    faults.push(
      fault(
        'release/replacement',
        'revocation.replacement: expected another release that is published',
        'publish the replacement first, or leave it out',
        [...path, 'replacement'],
      ),
    );
  }
  return faults;
}
