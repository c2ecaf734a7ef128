import type { Fault } from '@sluice/errors';
import type { ColumnType } from '@sluice/table';
import { bindPredicates } from './bind-predicates.js';
import type { VerificationProduct } from './policy.js';
import { ORDERED } from './predicates/order.js';

/** Channels by which an answer about a named person may go: never one with everyone as its audience. */
const CHANNELS: readonly string[] = ['authorised-operation', 'internal'];

/**
 * Checks what is particular to the form `verification`; see `bindPredicates` for the predicates themselves.
 *
 * Faults: `form/subject`, `form/subject-asked`, `form/channel`, `form/models`, `form/operation`, `form/unlisted`,
 * `predicate/*`.
 * Warning: `predicate/bands` where several thresholds on one column together tell a band of its values.
 * @param types logical type by column of the table
 */
export function checkVerification(
  product: VerificationProduct,
  types: Readonly<Record<string, ColumnType>>,
): readonly Fault[] {
  const { faults } = bindPredicates(product.predicates, types);
  return [...formFaults(product), ...operationFaults(product), ...faults, ...bandWarnings(product, types)];
}

function formFaults({ subject, predicates, columns, channel, privacy }: VerificationProduct): readonly Fault[] {
  const faults: Fault[] = [];
  if (subject === undefined) {
    const hint = 'add `subject: COLUMN`: the column by which a person is found';
    faults.push({ code: 'form/subject', message: 'a verification needs a subject', hint, path: ['subject'] });
  }
  for (const [name, { column }] of Object.entries(predicates)) {
    if (column === undefined) continue;
    if (!Object.hasOwn(columns, column)) {
      // Role and grade of what is asked about stand there; the gate judges by them.
      faults.push({
        code: 'form/unlisted',
        message: `predicate \`${name}\` asks about column \`${column}\`, which is not listed under \`columns\``,
        hint: `add \`${column}\` with its role`,
        path: ['predicates', name, 'column'],
      });
    }
    if (column !== subject) continue;
    faults.push({
      code: 'form/subject-asked',
      message: `predicate \`${name}\` asks about column \`${column}\`, which names the person`,
      hint: 'ask about another column: whoever asks knows the id already',
      path: ['predicates', name, 'column'],
    });
  }
  if (!CHANNELS.includes(channel.kind)) {
    faults.push({
      code: 'form/channel',
      message: `a verification answers about named people: not by channel \`${channel.kind}\``,
      hint: 'use `authorised-operation`',
      path: ['channel', 'kind'],
    });
  }
  if (privacy.models.length > 0) {
    faults.push({
      code: 'form/models',
      message: 'a verification claims no privacy model: its answers are identified, by consent',
      hint: 'remove `privacy.models`',
      path: ['privacy', 'models'],
    });
  }
  return faults;
}

function operationFaults({ columns }: VerificationProduct): readonly Fault[] {
  return Object.entries(columns).flatMap(([name, { op }]) =>
    op === undefined || op === 'drop'
      ? []
      : [
          {
            code: 'form/operation',
            message: `column \`${name}\` does not leave, so no operation is done to it`,
            hint: 'remove `op`; predicates are asked of the column as it is',
            path: ['columns', name, 'op'],
          },
        ],
  );
}

function bandWarnings(
  { predicates }: VerificationProduct,
  types: Readonly<Record<string, ColumnType>>,
): readonly Fault[] {
  const thresholds = new Map<string, number>();
  for (const { column, test } of Object.values(predicates)) {
    if (column === undefined || !ORDERED.includes(types[column])) continue;
    const ends = 'between' in test ? 2 : 'one-of' in test || 'not-empty' in test ? 0 : 1;
    thresholds.set(column, (thresholds.get(column) ?? 0) + ends);
  }
  return [...thresholds]
    .filter(([, ends]) => ends > 1)
    .map(([column, ends]) => ({
      code: 'predicate/bands',
      message: `${ends} thresholds on column \`${column}\`: whoever asks all of them knows one of up to ${ends + 1} bands`,
      hint: 'leave only the thresholds that the purposes need; `answering.perSubject` limits how many are asked',
      path: ['predicates'],
      severity: 'warning',
    }));
}
