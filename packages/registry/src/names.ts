import { fail } from '@sluice/errors';
import type { Actor } from './record.js';

/** Safe in file names, URLs, terminals and SQL alike; URNs and digests fit. */
const ID = /^[A-Za-z0-9][A-Za-z0-9._:@-]{0,127}$/;
const SEALED_NAME = /^[A-Za-z0-9][A-Za-z0-9._:@-]{0,127}(\/[A-Za-z0-9][A-Za-z0-9._:@-]{0,127}){0,7}$/;
const EVENT = /^[a-z][a-z0-9-]{0,63}$/;

/** @throws SluiceError `registry/id` */
export function assertId(kind: string, id: unknown): asserts id is string {
  if (typeof id === 'string' && ID.test(id)) return;
  fail('input', 'registry/id', `${kind}: expected an id of 1 to 128 letters (a to z), digits and . _ : @ -`, {
    hint: 'begin with a letter or a digit, such as `AG-2025-09`',
  });
}

/** @throws SluiceError `registry/sealed-name` */
export function assertSealedName(name: string): void {
  if (typeof name === 'string' && SEALED_NAME.test(name)) return;
  fail('input', 'registry/sealed-name', 'sealed bytes: expected a name of ids, at most eight, with / between them');
}

/** @throws SluiceError `registry/event` */
export function assertEvent(event: string): void {
  if (typeof event === 'string' && EVENT.test(event)) return;
  fail('input', 'registry/event', 'expected an event of 1 to 64 small letters, digits and hyphens, such as `deliver`');
}

/** @throws SluiceError `registry/actor` */
export function checkedActor(actor: Actor): Actor {
  for (const part of ['id', 'role'] as const) {
    if (!isLine(actor?.[part], 200)) {
      fail('input', 'registry/actor', `actor: expected \`${part}\`, one line of 1 to 200 characters`, {
        hint: 'say who does this: `--as ID --role ROLE`',
      });
    }
  }
  return { id: actor.id, role: actor.role };
}

/** @throws SluiceError `registry/reason` */
export function checkedReason(reason: string | undefined): string | undefined {
  if (reason === undefined || isLine(reason, 2000)) return reason;
  fail('input', 'registry/reason', 'reason: expected one line of 1 to 2000 characters');
}

/** What is stored for good and shown in terminals has no control characters, and is text in every store. */
function isLine(text: unknown, most: number): text is string {
  return typeof text === 'string' && text.trim() !== '' && text.length <= most && !/[\p{Cc}\p{Surrogate}]/u.test(text);
}
