import type { Fault } from '@sluice/errors';
import { z } from 'zod';
import type { RegistryView, StoredRecord } from '../record.js';
import { addDays, addWorkingDays, lastDayOfTerm } from './days.js';
import { defineKind } from './define-kind.js';
import { fields } from './fields.js';
import { expectOrder, expectRecord, expectRecords, fault, onlyChanged, runsOut, today } from './rules.js';
import { settingsOf } from './settings.js';

const schema = z.strictObject({
  subject: fields.id('organisation that registers'),
  object: z
    .union([
      z.strictObject({ resource: fields.id('data resource: id of a source') }),
      z.strictObject({ product: fields.id('data product: its id') }),
    ])
    .describe('what is registered: {resource: ID} or {product: ID}'),
  type: z
    .enum(['first', 'change', 'correction', 'renewal'])
    .describe('first: a new entry; the others follow an earlier one, which they replace'),
  code: fields.id('registration code, given at issue').optional(),
  from: fields.day('first day of validity, given at issue').optional(),
  until: fields.day('last day of validity, given at issue').optional(),
  notes: fields.text('notes of the review').optional(),
  notice: z
    .strictObject({
      from: fields.day('first day of the public notice').optional(),
      until: fields.day('last day of the public notice').optional(),
    })
    .optional()
    .describe('public notice before the issue'),
  changes: fields.id('the earlier registration that this one follows').optional(),
});

export type RegistrationBody = z.infer<typeof schema>;
type Registration = StoredRecord<RegistrationBody>;

const OPEN = ['applied', 'accepted', 'reviewed', 'noticed'];

const registrationState = (record: Registration, day: string) =>
  runsOut(record, day, { from: ['live'], last: record.body.until, to: 'expired' });

/** The registration under this code that is valid on `day` (yyyy-mm-dd), if there is one. */
export async function liveRegistration(
  view: RegistryView,
  code: string,
  day: string,
): Promise<Registration | undefined> {
  const records = (await view.list('registration', { match: { code } })) as readonly Registration[];
  return records.find((record) => registrationState(record, day) === 'live' && (record.body.from ?? '') <= day);
}

/**
 * Registration of a data resource or product (发改数据规〔2025〕26号): applied, accepted, reviewed, put on public notice,
 * issued with a code for three years (`settings.registrationYears`), renewable before it expires. A change, correction
 * or renewal is a record of its own; the one before it stays, superseded.
 */
export const registration = defineKind<RegistrationBody>({
  kind: 'registration',
  title: { zh: '公共数据资源登记', en: 'registration of a data resource or product' },
  schema,
  states: [...OPEN, 'live', 'expired', 'superseded', 'cancelled', 'rejected', 'withdrawn'],
  first: 'applied',
  transitions: {
    accept: { from: ['applied'], to: 'accepted' },
    review: { from: ['accepted'], to: 'reviewed', changesBody: true },
    notice: { from: ['reviewed'], to: 'noticed', changesBody: true },
    issue: { from: ['noticed'], to: 'live', changesBody: true },
    supersede: { from: ['live'], to: 'superseded' },
    cancel: { from: ['live'], to: 'cancelled', needsReason: true },
    reject: { from: OPEN, to: 'rejected', needsReason: true },
    withdraw: { from: OPEN, to: 'withdrawn' },
    expire: { from: ['live'], to: 'expired', byClock: true },
  },
  columns: (body) => [
    ['code', body.code ?? ''],
    ['type', body.type],
    ['object', objectOf(body)],
    ['until', body.until ?? ''],
  ],
  async check(next, previous, view) {
    if (previous === undefined) return applicationFaults(next, view);
    switch (next.state) {
      case 'reviewed':
        return onlyChanged(next, previous, ['notes']);
      case 'noticed':
        return [...onlyChanged(next, previous, ['notice']), ...(await noticeFaults(next, view))];
      case 'live':
        return [...onlyChanged(next, previous, ['code', 'from', 'until']), ...(await issueFaults(next, view))];
      case 'superseded':
        return [...onlyChanged(next, previous, []), ...(await successorFaults(next, view))];
      default:
        return onlyChanged(next, previous, []);
    }
  },
  stateAt: registrationState,
});

function objectOf(body: RegistrationBody): string {
  return 'resource' in body.object ? `resource ${body.object.resource}` : `product ${body.object.product}`;
}

async function applicationFaults(next: Registration, view: RegistryView): Promise<readonly Fault[]> {
  const { body } = next;
  const faults: Fault[] = [];
  for (const member of ['code', 'from', 'until', 'notice'] as const) {
    if (body[member] === undefined) continue;
    faults.push(
      fault('registration/too-early', `${member}: expected none in an application`, 'it is given by a later step', [
        member,
      ]),
    );
  }
  const subject = { kind: 'organisation', id: body.subject, states: ['active'] };
  faults.push(...(await expectRecord(view, { ...subject, code: 'registration/subject', path: ['subject'] })));
  if ('resource' in body.object) {
    const resource = { kind: 'source', id: body.object.resource, states: ['current'] };
    faults.push(
      ...(await expectRecords(view, [{ ...resource, code: 'registration/object', path: ['object', 'resource'] }])),
    );
  }
  return [...faults, ...(await predecessorFaults(next, view))];
}

async function predecessorFaults(next: Registration, view: RegistryView): Promise<readonly Fault[]> {
  const { type, changes, subject } = next.body;
  const path = ['changes'];
  if (type === 'first') {
    if (changes === undefined) return [];
    const hint = 'leave it out, or name the type change, correction or renewal';
    return [fault('registration/changes', 'changes: expected none for a first registration', hint, path)];
  }
  if (changes === undefined) {
    const hint = 'name the record, not its code';
    return [fault('registration/changes', `changes: expected the registration that this ${type} follows`, hint, path)];
  }
  const faults = await expectRecord(view, {
    kind: 'registration',
    id: changes,
    states: ['live'],
    stateAt: (record, day) => registrationState(record as Registration, day),
    code: type === 'renewal' ? 'registration/renewal-too-late' : 'registration/changes',
    path,
  });
  if (faults.length > 0) return faults;
  const before = (await view.get('registration', changes)) as Registration;
  if (before.body.subject !== subject || objectOf(before.body) !== objectOf(next.body)) {
    const hint = 'another subject or object is a first registration';
    return [fault('registration/changes', `changes: expected subject and object of ${changes}`, hint, path)];
  }
  if (type !== 'renewal') return [];
  const { renewalDays } = await settingsOf(view);
  const earliest = addDays(before.body.until!, -renewalDays.value);
  if (today(view) >= earliest) return [];
  return [
    fault(
      'registration/renewal-too-early',
      `registration ${next.id}: expected a renewal within ${renewalDays.value} days before the expiry of ${changes}`,
      `apply from ${earliest} on (${renewalDays.source})`,
      path,
    ),
  ];
}

async function noticeFaults(next: Registration, view: RegistryView): Promise<readonly Fault[]> {
  const { from, until } = next.body.notice ?? {};
  const path = ['notice'];
  if (from === undefined || until === undefined) {
    return [fault('registration/notice', 'notice: expected from and until', 'say when the public notice runs', path)];
  }
  if (from < today(view)) {
    return [
      fault(
        'registration/notice',
        'notice.from: expected no day before today',
        'a notice cannot begin in the past',
        path,
      ),
    ];
  }
  const { noticeDays, calendar } = await settingsOf(view);
  const least = addWorkingDays(from, noticeDays.value, calendar);
  if (until >= least) return [];
  return [
    fault(
      'registration/notice',
      `notice.until: expected ${noticeDays.value} working days after its first day`,
      `let it run until ${least} at least (${noticeDays.source})`,
      path,
    ),
  ];
}

async function issueFaults(next: Registration, view: RegistryView): Promise<readonly Fault[]> {
  const { code, from, until, notice } = next.body;
  const day = today(view);
  if (code === undefined || from === undefined || until === undefined) {
    const hint = 'give code, from and until with the step issue';
    return [fault('registration/issue', 'registration: expected code, from and until', hint, ['code'])];
  }
  const faults: Fault[] = [...expectOrder('registration/days', { from, until })];
  if (notice?.until === undefined || day <= notice.until) {
    faults.push(
      fault('registration/notice', 'notice.until: expected the public notice to be over', 'issue it on a later day', [
        'notice',
        'until',
      ]),
    );
  }
  if (from < day) {
    faults.push(
      fault(
        'registration/days',
        'from: expected no day before today',
        'validity begins with the issue at the earliest',
        ['from'],
      ),
    );
  }
  const { registrationYears } = await settingsOf(view);
  const last = lastDayOfTerm(from, registrationYears.value);
  if (until > last) {
    faults.push(
      fault(
        'registration/validity',
        `until: expected at most ${registrationYears.value} years`,
        `end it by ${last} (${registrationYears.source})`,
        ['until'],
      ),
    );
  }
  return [...faults, ...(await uniqueFaults(next, view)), ...(await replacedFaults(next, view))];
}

/** One live registration for a code, and one for an object. */
async function uniqueFaults(next: Registration, view: RegistryView): Promise<readonly Fault[]> {
  const faults: Fault[] = [];
  for (const record of (await view.list('registration')) as readonly Registration[]) {
    if (record.id === next.id || registrationState(record, today(view)) !== 'live') continue;
    if (record.body.code === next.body.code) {
      faults.push(
        fault(
          'registration/code',
          `code: expected one that no live registration has, ${record.id} has it`,
          'give another',
          ['code'],
        ),
      );
    } else if (objectOf(record.body) === objectOf(next.body)) {
      faults.push(
        fault(
          'registration/object-registered',
          `object: expected it not to be registered, ${record.id} is live`,
          `supersede or cancel ${record.id} first`,
          ['object'],
        ),
      );
    }
  }
  return faults;
}

async function replacedFaults(next: Registration, view: RegistryView): Promise<readonly Fault[]> {
  const { changes, type, until } = next.body;
  if (changes === undefined) return [];
  const faults = await expectRecord(view, {
    kind: 'registration',
    id: changes,
    states: ['superseded', 'expired'],
    stateAt: (record, day) => registrationState(record as Registration, day),
    code: 'registration/not-superseded',
    path: ['changes'],
  });
  if (faults.length > 0) return faults;
  const before = (await view.get('registration', changes)) as Registration;
  if (type === 'renewal' || until! <= before.body.until!) return faults;
  return [
    fault(
      'registration/validity',
      `until: expected no later day than that of ${changes}`,
      'only a renewal extends it',
      ['until'],
    ),
  ];
}

/** An entry may only make way for one that has passed its public notice. */
async function successorFaults(next: Registration, view: RegistryView): Promise<readonly Fault[]> {
  const later = await view.list('registration', { match: { changes: next.id } });
  if (later.some(({ state }) => state === 'noticed' || state === 'live')) return [];
  return [
    fault(
      'registration/no-successor',
      `registration ${next.id}: expected a change, correction or renewal of it that is ready to be issued`,
      'bring the later registration to noticed first; without one, cancel',
    ),
  ];
}
