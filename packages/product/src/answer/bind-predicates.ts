import type { Fault } from '@sluice/errors';
import type { ColumnType } from '@sluice/table';
import type { PublicPredicate } from './policy.js';
import type { ColumnTest, CompositeTest, Predicate } from './predicate.js';
import { predicateTestOf } from './predicates/index.js';

/** Names that a composite test refers to, or null for the test of a column. */
export function referencesOf(test: ColumnTest | CompositeTest): readonly string[] | null {
  if ('all' in test) return test.all;
  return 'any' in test ? test.any : null;
}

/**
 * Types predicates against the columns of a table: each test of a column fits its type, operands are in canonical text,
 * references lead to predicates and never in a circle.
 *
 * Faults: `predicate/column`, `predicate/unknown-column`, `predicate/type`, `predicate/operand`, `predicate/unknown`,
 * `predicate/cycle`. Names only, no operand.
 * @param types logical type by column
 */
export function bindPredicates(
  predicates: Readonly<Record<string, Predicate>>,
  types: Readonly<Record<string, ColumnType>>,
): { readonly bound: Readonly<Record<string, PublicPredicate>>; readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const bound: Record<string, PublicPredicate> = {};
  for (const [name, predicate] of Object.entries(predicates)) {
    const result = bindOne(name, predicate, predicates, types);
    if ('code' in result) faults.push(result);
    else bound[name] = result;
  }
  return { bound, faults: [...faults, ...cycleFaults(predicates)] };
}

function bindOne(
  name: string,
  { title, column, test }: Predicate,
  predicates: Readonly<Record<string, Predicate>>,
  types: Readonly<Record<string, ColumnType>>,
): PublicPredicate | Fault {
  const fault = (what: string, message: string, hint: string, ...rest: readonly string[]): Fault => ({
    code: `predicate/${what}`,
    message: `predicate \`${name}\`: ${message}`,
    hint,
    path: ['predicates', name, ...rest],
  });
  const references = referencesOf(test);
  if (references !== null) {
    if (column !== undefined)
      return fault('column', 'expected no column beside `all` and `any`', 'remove `column`', 'column');
    const unknown = references.find((other) => !Object.hasOwn(predicates, other));
    return unknown === undefined
      ? { title, test: test as CompositeTest }
      : fault('unknown', `there is no predicate \`${unknown}\``, 'name one that stands under `predicates`', 'test');
  }
  if (column === undefined)
    return fault('column', 'expected the column that is asked about', 'add `column: NAME`', 'column');
  if (!Object.hasOwn(types, column))
    return fault('unknown-column', `column \`${column}\` is not in the table`, 'correct the name', 'column');
  const type = types[column];
  const asked = predicateTestOf(test);
  if (asked === undefined) return fault('type', 'expected one known test', 'see the list of tests', 'test');
  const { kind } = asked.test;
  if (!asked.test.types.includes(type)) {
    const hint = `\`${kind}\` is for columns of ${asked.test.types.join(', ')}; declare the type under \`source.types\``;
    return fault('type', `\`${kind}\` does not fit column \`${column}\`, which is ${type}`, hint, 'test');
  }
  const operand = asked.test.canonical(asked.operand, type);
  if (operand === null) {
    const hint = 'write values of that type: text and days in quotes, whole numbers without a fraction, ends in order';
    return fault(
      'operand',
      `the operand of \`${kind}\` is no value of type ${type} that can be met`,
      hint,
      'test',
      kind,
    );
  }
  return { title, column, type, test: { [kind]: operand } as unknown as ColumnTest };
}

function cycleFaults(predicates: Readonly<Record<string, Predicate>>): readonly Fault[] {
  const { circular } = orderOf(predicates);
  return circular.map((name) => ({
    code: 'predicate/cycle',
    message: `predicate \`${name}\`: it is asked of itself, by way of the predicates that it names`,
    hint: 'let `all` and `any` name predicates that do not lead back',
    path: ['predicates', name, 'test'],
  }));
}

/**
 * Names so that every predicate comes after those that it refers to; `circular` are those that lead back to themselves,
 * or to one that does.
 */
export function orderOf(predicates: Readonly<Record<string, { readonly test: ColumnTest | CompositeTest }>>): {
  readonly order: readonly string[];
  readonly circular: readonly string[];
} {
  const order = new Set<string>();
  let waiting = Object.keys(predicates);
  for (;;) {
    const ready = waiting.filter((name) =>
      (referencesOf(predicates[name].test) ?? []).every(
        (other) => order.has(other) || !Object.hasOwn(predicates, other),
      ),
    );
    if (ready.length === 0) return { order: [...order], circular: waiting };
    for (const name of ready) order.add(name);
    waiting = waiting.filter((name) => !order.has(name));
  }
}
