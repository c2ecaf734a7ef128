import { z } from 'zod';
import { defineKind } from './define-kind.js';
import { fields } from './fields.js';
import { expectOrder, fault, onlyChanged, today } from './rules.js';

const schema = z.strictObject({
  owner: fields.line('publisher whose products it signs, as their files name it', 200),
  holder: fields.line('person or office behind the key', 200),
  roles: fields.set(fields.line('a role', 80), 'what it may do: operator, owner, privacy-officer, …'),
  from: fields.day('first day on which it may sign'),
  until: fields.day('last day on which it may sign').optional(),
  revokedFrom: fields.day('day from which its signatures do not count; given when it is revoked').optional(),
});

export type KeyBody = z.infer<typeof schema>;

/**
 * A signing key of the organisation; the id of the record is the key id. A revoked key fails from its day on: what it
 * signed before stays valid, so that a rotation takes nothing back.
 */
export const key = defineKind<KeyBody>({
  kind: 'key',
  title: { zh: '签名密钥', en: 'signing key' },
  schema,
  states: ['active', 'revoked'],
  first: 'active',
  transitions: { revoke: { from: ['active'], to: 'revoked', needsReason: true, changesBody: true, byProgram: true } },
  columns: (body) => [
    ['holder', body.holder],
    ['roles', body.roles.join(' ')],
    ['from', body.from],
    ['until', body.revokedFrom ?? body.until ?? ''],
  ],
  async check(next, previous, view) {
    const { body } = next;
    if (previous === undefined) {
      const faults = /^sha256:[0-9a-f]{64}$/.test(next.id)
        ? []
        : [fault('key/id', 'expected the key id as the id of the record', '`sluice keys new` prints it', [])];
      return [...faults, ...expectOrder('key/days', body)];
    }
    const faults = onlyChanged(next, previous, ['revokedFrom']);
    if (body.revokedFrom !== undefined && body.revokedFrom <= today(view)) return faults;
    return [
      ...faults,
      fault('key/revoked-from', 'revokedFrom: expected a day, today at the latest', 'give the day', ['revokedFrom']),
    ];
  },
});
