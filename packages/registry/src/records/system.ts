import { z } from 'zod';

import { defineKind } from './define-kind.js';
import { fields } from './fields.js';
import { expectRecord } from './rules.js';

const schema = z.strictObject({
  title: fields.title('name of the system'),
  protocol: fields.line('how it is connected, such as HTTPS or SFTP', 80),
  owner: fields.id('organisation that runs the system'),
});

export type SystemBody = z.infer<typeof schema>;

/** An entry of the list of system connectivity: a source may only come from a system that stands here. */
export const system = defineKind<SystemBody>({
  kind: 'system',
  title: { zh: '系统联通清单', en: 'list of system connectivity' },
  schema,
  states: ['listed', 'delisted'],
  first: 'listed',
  transitions: { delist: { from: ['listed'], to: 'delisted', needsReason: true } },
  columns: (body) => [
    ['title', body.title.zh ?? body.title.en ?? ''],
    ['protocol', body.protocol],
    ['owner', body.owner],
  ],
  async check(next, _previous, view) {
    if (next.state !== 'listed') return [];
    return expectRecord(view, {
      kind: 'organisation',
      id: next.body.owner,
      states: ['active'],
      code: 'system/owner',
      path: ['owner'],
    });
  },
});
