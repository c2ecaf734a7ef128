import { z } from 'zod';

import { defineKind } from './define-kind.js';
import { fields } from './fields.js';
import { expectRecord, fault } from './rules.js';

const schema = z.strictObject({
  title: fields.title('name of the organisation'),
  type: z
    .enum(['department', 'operator', 'licensee', 'public-body'])
    .describe(
      'department: of the administration; operator: runs authorised operation; licensee: receives under licence',
    ),
  parent: fields.id('organisation above this one').optional(),
});

export type OrganisationBody = z.infer<typeof schema>;

/** Who provides, receives, operates or answers for data. */
export const organisation = defineKind<OrganisationBody>({
  kind: 'organisation',
  title: { zh: '机构', en: 'organisation' },
  schema,
  states: ['active', 'retired'],
  first: 'active',
  transitions: { retire: { from: ['active'], to: 'retired' } },
  columns: (body) => [
    ['title', body.title.zh ?? body.title.en ?? ''],
    ['type', body.type],
    ['parent', body.parent ?? ''],
  ],
  async check(next, _previous, view) {
    const parent = next.body.parent;
    if (next.state !== 'active' || parent === undefined) return [];
    const path = ['parent'];
    // A parent must be there first, and no event changes a body: so there can be no longer circle than this one.
    if (parent === next.id) {
      return [fault('organisation/parent', 'parent: expected another organisation', 'leave parent out', path)];
    }
    return expectRecord(view, {
      kind: 'organisation',
      id: parent,
      states: ['active'],
      code: 'organisation/parent',
      path,
    });
  },
});
