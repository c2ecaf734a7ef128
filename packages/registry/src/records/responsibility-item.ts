import type { Fault } from '@sluice/errors';
import { z } from 'zod';
import type { StoredRecord } from '../record.js';
import { addDuration } from './days.js';
import { defineKind } from './define-kind.js';
import { fields } from './fields.js';
import { expectOrder, expectRecords, fault, onlyChanged, runsOut, today } from './rules.js';

const schema = z.strictObject({
  provider: fields.id('department that provides the data'),
  consumer: fields.id('department that receives the data'),
  concept: fields.id('what the shared data is about'),
  fields: fields.set(fields.line('a field', 200), 'fields that may be shared; a product stays within them'),
  purpose: fields.line('what the data may be used for'),
  duty: fields.line('duty of the consumer that the data serves').optional(),
  attribute: z
    .enum(['unconditional', 'conditional', 'not-shared'])
    .describe('unconditional: to every department; conditional: on stated terms; not-shared: registered only'),
  updateCycle: fields.duration('how often the provider supplies the data, such as P1M'),
  lastSupplied: fields.day('day of the last supply').optional(),
  from: fields.day('first day'),
  until: fields.day('last day').optional(),
});

export type ResponsibilityItemBody = z.infer<typeof schema>;

/**
 * Whether the provider is late on `day` (yyyy-mm-dd): more than one update cycle has passed since the last supply, or
 * since the first day where nothing was supplied yet. An item that is over, or not shared, is owed nothing.
 */
export function isOverdue(item: ResponsibilityItemBody, day: string): boolean {
  if (item.attribute === 'not-shared' || (item.until !== undefined && day > item.until)) return false;
  return day > addDuration(item.lastSupplied ?? item.from, item.updateCycle);
}

/** An entry of the list of data-sharing responsibilities: who owes whom which fields, for what, and how often. */
export const responsibilityItem = defineKind<ResponsibilityItemBody>({
  kind: 'responsibility-item',
  title: { zh: '数据共享责任清单', en: 'item of the list of sharing responsibilities' },
  schema,
  states: ['active', 'suspended', 'closed', 'expired'],
  first: 'active',
  transitions: {
    supply: { from: ['active'], to: 'active', changesBody: true },
    suspend: { from: ['active'], to: 'suspended', needsReason: true },
    resume: { from: ['suspended'], to: 'active' },
    close: { from: ['active'], to: 'closed', needsReason: true },
    expire: { from: ['active', 'suspended'], to: 'expired', byClock: true },
  },
  columns: (body) => [
    ['provider', body.provider],
    ['consumer', body.consumer],
    ['concept', body.concept],
    ['attribute', body.attribute],
  ],
  async check(next, previous, view) {
    const { body } = next;
    if (previous !== undefined) {
      return [...onlyChanged(next, previous, ['lastSupplied']), ...supplyFaults(next, previous, today(view))];
    }
    const faults: Fault[] = [...expectOrder('responsibility-item/days', body)];
    if (body.provider === body.consumer) {
      faults.push(
        fault('responsibility-item/parties', 'consumer: expected another organisation than the provider', 'name both', [
          'consumer',
        ]),
      );
    }
    const party = (member: 'provider' | 'consumer') => ({
      kind: 'organisation',
      id: body[member],
      states: ['active'],
      code: 'responsibility-item/parties',
      path: [member],
    });
    return [...faults, ...(await expectRecords(view, [party('provider'), party('consumer')]))];
  },
  stateAt: (record, day) =>
    runsOut(record, day, { from: ['active', 'suspended'], last: record.body.until, to: 'expired' }),
});

function supplyFaults(
  next: StoredRecord<ResponsibilityItemBody>,
  previous: StoredRecord<ResponsibilityItemBody>,
  day: string,
): readonly Fault[] {
  const [now, before] = [next.body.lastSupplied, previous.body.lastSupplied];
  if (now === before) return [];
  const path = ['lastSupplied'];
  if (next.body.attribute === 'not-shared') {
    const hint = 'nothing is supplied under this item';
    return [fault('responsibility-item/not-shared', 'attribute: expected an item that is shared', hint, ['attribute'])];
  }
  const late = now === undefined || now > day || now < next.body.from || (before !== undefined && now < before);
  return late
    ? [
        fault(
          'responsibility-item/supply',
          'lastSupplied: expected a day from the last supply to today',
          'enter the day of the supply',
          path,
        ),
      ]
    : [];
}
