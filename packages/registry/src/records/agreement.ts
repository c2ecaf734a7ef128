import type { Fault } from '@sluice/errors';
import { z } from 'zod';
import type { RegistryView, StoredRecord } from '../record.js';
import { lastDayOfTerm, spansMeet } from './days.js';
import { defineKind } from './define-kind.js';
import { fields } from './fields.js';
import { expectOrder, expectRecords, fault, onlyChanged, runsOut, today } from './rules.js';
import { settingsOf } from './settings.js';

const schema = z.strictObject({
  implementer: fields.id('implementing organisation, which authorises'),
  operator: fields.id('operating organisation, which is authorised'),
  concepts: fields.set(fields.id('a concept'), 'what the authorised data is about'),
  scenarios: fields.set(fields.line('a scenario', 80), 'what the data is used for, such as sme-lending'),
  forms: fields.set(z.enum(['table', 'aggregate', 'scorecard', 'verification']), 'forms in which products may leave'),
  recipients: fields.set(fields.id('an organisation'), 'who may receive the products; never the operator').optional(),
  place: z
    .enum(['secure', 'delivered'])
    .describe('secure: used inside a secure domain; delivered: products leave to recipients'),
  from: fields.day('first day of the term'),
  until: fields.day('last day of the term'),
  mode: z.enum(['whole', 'sectoral', 'scenario']).describe('mandate: as a whole, by sector, or by scenario'),
  exclusive: z.boolean().describe('no other operator for the same concept and scenario'),
  exclusiveUntil: fields.day('last day of exclusivity; exclusivity never goes without one').optional(),
  security: fields.text('security duties of the operator'),
  exit: fields.text('what happens when the agreement ends'),
  redevelopment: z.literal('prohibited').describe('the operator does not develop further what it delivers'),
});

export type AgreementBody = z.infer<typeof schema>;

const agreementState = (record: StoredRecord<AgreementBody>, day: string) =>
  runsOut(record, day, { from: ['live'], last: record.body.until, to: 'expired' });

/**
 * An agreement of authorised operation (发改数据规〔2025〕27号): a term of at most five years (`settings.agreementYears`),
 * no two of one pair of parties over the same matter, exclusivity only with an end, and never with redevelopment.
 */
export const agreement = defineKind<AgreementBody>({
  kind: 'agreement',
  title: { zh: '授权运营协议', en: 'agreement of authorised operation' },
  schema,
  states: ['draft', 'live', 'ended', 'expired'],
  first: 'draft',
  transitions: {
    revise: { from: ['draft'], to: 'draft', changesBody: true },
    sign: { from: ['draft'], to: 'live' },
    end: { from: ['live'], to: 'ended', needsReason: true },
    expire: { from: ['live'], to: 'expired', byClock: true },
  },
  columns: (body) => [
    ['implementer', body.implementer],
    ['operator', body.operator],
    ['scenarios', body.scenarios.join(' ')],
    ['until', body.until],
  ],
  async check(next, previous, view) {
    if (next.state === 'ended') return releaseFaults(next, view);
    if (next.state === 'expired') return onlyChanged(next, previous, []);
    const { body } = next;
    const party = (member: 'implementer' | 'operator') => ({
      kind: 'organisation',
      id: body[member],
      states: ['active'],
      code: 'agreement/party',
      path: [member],
    });
    return [
      ...(await termFaults(body, view)),
      ...partyFaults(body),
      ...(await expectRecords(view, [party('implementer'), party('operator')])),
      ...(next.state === 'live' ? await conflictFaults(next, view) : []),
    ];
  },
  stateAt: agreementState,
});

async function termFaults(body: AgreementBody, view: RegistryView): Promise<readonly Fault[]> {
  const order = expectOrder('agreement/days', body);
  if (order.length > 0) return order;
  const faults: Fault[] = [];
  const { agreementYears } = await settingsOf(view);
  if (body.until > lastDayOfTerm(body.from, agreementYears.value)) {
    faults.push(
      fault(
        'agreement/term',
        `until: expected a term of at most ${agreementYears.value} years`,
        `end it by ${lastDayOfTerm(body.from, agreementYears.value)} (${agreementYears.source})`,
        ['until'],
      ),
    );
  }
  const { exclusive, exclusiveUntil } = body;
  const bounded = exclusiveUntil !== undefined && exclusiveUntil >= body.from && exclusiveUntil <= body.until;
  if (exclusive ? !bounded : exclusiveUntil !== undefined) {
    faults.push(
      fault(
        'agreement/exclusive-until',
        exclusive
          ? 'exclusiveUntil: expected a day within the term'
          : 'exclusiveUntil: expected none where exclusive is false',
        'an exclusive grant always says until when',
        ['exclusiveUntil'],
      ),
    );
  }
  return faults;
}

function partyFaults(body: AgreementBody): readonly Fault[] {
  const faults: Fault[] = [];
  if (body.implementer === body.operator) {
    faults.push(
      fault('agreement/party', 'operator: expected another organisation than the implementer', 'name both', [
        'operator',
      ]),
    );
  }
  if (body.recipients?.includes(body.operator)) {
    faults.push(
      fault(
        'agreement/own-recipient',
        'recipients: expected the operator not to receive its own products',
        'the operator must not develop further what it delivers',
        ['recipients'],
      ),
    );
  }
  return faults;
}

async function conflictFaults(next: StoredRecord<AgreementBody>, view: RegistryView): Promise<readonly Fault[]> {
  const own = next.body;
  const faults: Fault[] = [];
  if (own.until < today(view)) {
    faults.push(
      fault('agreement/expired', 'until: expected a term that is not over', 'agree on a later end', ['until']),
    );
  }
  for (const record of await view.list('agreement')) {
    const other = record as StoredRecord<AgreementBody>;
    if (other.id === next.id || agreementState(other, today(view)) !== 'live' || !sameMatter(own, other.body)) continue;
    if (own.operator !== other.body.operator) {
      if (!exclusivityMeets(own, other.body) && !exclusivityMeets(other.body, own)) continue;
      faults.push(
        fault(
          'agreement/exclusive',
          `agreement ${next.id}: expected no exclusive grant over a common concept and scenario, ${other.id} meets it`,
          'narrow concepts or scenarios, or let the exclusive grant end first',
          ['concepts'],
        ),
      );
    } else if (own.implementer === other.body.implementer && spansMeet(own, other.body)) {
      faults.push(
        fault(
          'agreement/overlap',
          `agreement ${next.id}: expected no other live one of these parties over a common concept and scenario, ` +
            `${other.id} is one`,
          `end ${other.id} first, or let this one begin after it`,
          ['from'],
        ),
      );
    }
  }
  return faults;
}

function sameMatter(a: AgreementBody, b: AgreementBody): boolean {
  return a.concepts.some((c) => b.concepts.includes(c)) && a.scenarios.some((s) => b.scenarios.includes(s));
}

function exclusivityMeets(exclusive: AgreementBody, other: AgreementBody): boolean {
  return exclusive.exclusive && spansMeet({ from: exclusive.from, until: exclusive.exclusiveUntil }, other);
}

/** Exit takes back every grant: none may be left that was made under the agreement. */
async function releaseFaults(next: StoredRecord<AgreementBody>, view: RegistryView): Promise<readonly Fault[]> {
  const releases = await view.list('release', { match: { agreement: next.id } });
  const left = releases
    .filter((release) => {
      const last = (release.body as { readonly expires?: string }).expires;
      const state = runsOut(release, today(view), { from: ['published'], last, to: 'expired' });
      return state === 'published' || state === 'sealing';
    })
    .map(({ id }) => id);
  if (left.length === 0) return [];
  return [
    fault(
      'agreement/live-releases',
      `agreement ${next.id}: expected no published release under it, ${left.length} are left: ${left.slice(0, 5).join(', ')}`,
      'revoke them in the same transaction',
    ),
  ];
}
