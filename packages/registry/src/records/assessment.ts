import type { Fault } from '@sluice/errors';
import { z } from 'zod';
import { addMonths } from './days.js';
import { defineKind } from './define-kind.js';
import { fields } from './fields.js';
import { expectOrder, fault, onlyChanged, runsOut, today } from './rules.js';
import { settingsOf } from './settings.js';

const schema = z.strictObject({
  title: fields.title('what was assessed'),
  on: fields.day('day of the assessment'),
  until: fields.day('last day on which it may be relied on'),
  scope: z
    .strictObject({
      products: fields.set(fields.id('a product'), 'products').optional(),
      recipients: fields.set(fields.id('a recipient'), 'recipients').optional(),
      channels: fields.set(fields.channel('a channel'), 'channels').optional(),
    })
    .refine((scope) => Object.values(scope).some((list) => list !== undefined), 'expected at least one list')
    .describe('what it covers: products, recipients, channels; a list that is absent does not restrict'),
  keptUntil: fields.day('last day on which the record must be kept'),
  assessor: fields.line('who assessed'),
});

export type AssessmentBody = z.infer<typeof schema>;

/** Whether the scope of an assessment covers a delivery. Its days and state are asked apart (`stateAt`). */
export function assessmentCovers(
  { scope }: AssessmentBody,
  delivery: { readonly product: string; readonly recipient?: string; readonly channel: string },
): boolean {
  const within = (list: readonly string[] | undefined, member: string | undefined) =>
    list === undefined || (member !== undefined && list.includes(member));
  return (
    within(scope.products, delivery.product) &&
    within(scope.recipients, delivery.recipient) &&
    within(scope.channels, delivery.channel)
  );
}

/**
 * A personal-information protection impact assessment. It may be withdrawn or run out, but the registry never deletes
 * a record, so it can still be shown until `keptUntil` and after.
 */
export const assessment = defineKind<AssessmentBody>({
  kind: 'assessment',
  title: { zh: '个人信息保护影响评估', en: 'personal-information protection impact assessment' },
  schema,
  states: ['valid', 'withdrawn', 'expired'],
  first: 'valid',
  transitions: {
    withdraw: { from: ['valid'], to: 'withdrawn', needsReason: true },
    expire: { from: ['valid'], to: 'expired', byClock: true },
  },
  columns: (body) => [
    ['title', body.title.zh ?? body.title.en ?? ''],
    ['on', body.on],
    ['until', body.until],
    ['kept until', body.keptUntil],
  ],
  async check(next, previous, view) {
    if (previous !== undefined) return onlyChanged(next, previous, []);
    const { on, until, keptUntil } = next.body;
    const faults: Fault[] = [...expectOrder('assessment/days', { from: on, until })];
    if (on > today(view)) {
      faults.push(fault('assessment/days', 'on: expected no day after today', 'enter it when it is done', ['on']));
    }
    const { assessmentYears } = await settingsOf(view);
    const least = addMonths(on, assessmentYears.value * 12);
    if (keptUntil < least) {
      faults.push(
        fault(
          'assessment/kept-until',
          `keptUntil: expected at least ${assessmentYears.value} years after the assessment`,
          `keep it until ${least} at least (${assessmentYears.source})`,
          ['keptUntil'],
        ),
      );
    }
    return faults;
  },
  stateAt: (record, day) => runsOut(record, day, { from: ['valid'], last: record.body.until, to: 'expired' }),
});
