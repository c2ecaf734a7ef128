import { canonicalJson, sha256Hex } from '@sluice/provenance';
import type { ColumnType } from '@sluice/table';
import { orderOf, referencesOf } from './bind-predicates.js';
import type { PublicPolicy, PublicPredicate } from './policy.js';
import { predicateTestOf } from './predicates/index.js';

/** An answer. `unavailable` is what everything looks like that is neither yes nor no. */
export type Answer = 'yes' | 'no' | 'unavailable';

/** Cells of one person, canonical text by column; null where missing. A column that is not there cannot be spoken of. */
export type Cells = ReadonlyMap<string, string | null>;

/** A policy made ready. */
export interface CompiledPolicy {
  readonly answering: PublicPolicy['answering'];
  /** Columns that predicates look at, with the types that the policy was signed for. */
  readonly columns: ReadonlyMap<string, ColumnType>;
  /**
   * SHA-256 (hex) of what a predicate means, by name: of its column, type and test, or of the definitions that it puts
   * together. Names and titles are no part of it: the same question under two names is one.
   */
  readonly definitions: ReadonlyMap<string, string>;
  /** Every predicate of the policy over one person's cells, on a day (yyyy-mm-dd). */
  evaluate(cells: Cells, day: string): ReadonlyMap<string, Answer>;
}

type Judge = (cells: Cells, day: string, known: ReadonlyMap<string, Answer>) => Answer;

/**
 * Compiles a policy. `evaluate` always goes through all predicates and all members of each, so that the work does not
 * depend on which one was asked, on whether it exists, or on the cells. Missing cells follow Kleene’s strong logic
 * (Introduction to Metamathematics, 1952, § 64): `any` with one yes is yes whatever is missing, `all` with one no is no.
 */
export function compilePolicy({ predicates, answering }: PublicPolicy): CompiledPolicy {
  const columns = new Map<string, ColumnType>();
  const definitions = new Map<string, string>();
  const judges = new Map<string, Judge>();
  for (const name of orderOf(predicates).order) {
    const predicate = predicates[name];
    if ('column' in predicate) columns.set(predicate.column, predicate.type);
    definitions.set(name, sha256Hex(canonicalJson(meaning(predicate, definitions))));
    judges.set(name, judgeOf(predicate));
  }
  return {
    answering,
    columns,
    definitions,
    evaluate(cells, day) {
      const known = new Map<string, Answer>();
      for (const [name, judge] of judges) known.set(name, judge(cells, day, known));
      return known;
    },
  };
}

function meaning(predicate: PublicPredicate, definitions: ReadonlyMap<string, string>): unknown {
  if ('column' in predicate) return { column: predicate.column, type: predicate.type, test: predicate.test };
  const members = (referencesOf(predicate.test) ?? []).map((name) => definitions.get(name) ?? '');
  return 'all' in predicate.test ? { all: members } : { any: members };
}

function judgeOf(predicate: PublicPredicate): Judge {
  if (!('column' in predicate)) {
    const members = referencesOf(predicate.test) ?? [];
    const [decides, otherwise]: readonly Answer[] = 'all' in predicate.test ? ['no', 'yes'] : ['yes', 'no'];
    return (_cells, _day, known) => {
      const answers = members.map((name) => known.get(name) ?? 'unavailable');
      if (answers.includes(decides)) return decides;
      return answers.includes('unavailable') ? 'unavailable' : otherwise;
    };
  }
  const asked = predicateTestOf(predicate.test);
  if (asked === undefined) return () => 'unavailable';
  const { test, operand } = asked;
  const passes = test.compile(operand, predicate.type);
  const missing: Answer = test.missing === undefined ? 'unavailable' : test.missing ? 'yes' : 'no';
  const stand = STAND_IN[predicate.type];
  return (cells, day) => {
    const cell = cells.get(predicate.column);
    // A missing cell is judged as well, with a cell of nobody in its place: the work is the same.
    const answer = passes(cell ?? stand, day) ? 'yes' : 'no';
    if (cell === undefined) return 'unavailable';
    return cell === null ? missing : answer;
  };
}

/** Values of nobody, one for each type. */
export const STAND_IN: Readonly<Record<ColumnType, string>> = Object.freeze({
  string: 'x',
  integer: '1000',
  decimal: '1000.5',
  boolean: 'true',
  date: '2000-01-01',
  timestamp: '2000-01-01T00:00:00',
});
