import { fail } from '@sluice/errors';
import { type CodedColumn, type CodedTable, NULL_CODE, normaliseSubject } from '@sluice/table';
import { type Cells, type CompiledPolicy, STAND_IN } from './compiled-policy.js';

/** What is found under an id. Where nobody is, `cells` are of nobody, so that there is something to be judged. */
export interface SubjectRow {
  readonly known: boolean;
  readonly cells: Cells;
}

/** Looks people up. The table behind it never leaves; a program may put a database in its place. */
export interface SubjectSource {
  /** @param subject an id in its one spelling, see `subjectText` */
  row(subject: string): SubjectRow | Promise<SubjectRow>;
}

const CONFLICT = -2;

/**
 * An index over a table. A person with several rows is one person: where the rows disagree in a column (a value beside a
 * missing one is a disagreement), nothing can be said of that column. A row of stand-ins at the end is that of nobody, so
 * that a hit and a miss go the same way.
 *
 * @throws SluiceError `answer/source-column`, `answer/source-type`: the table is not the one that the policy was signed for
 */
export function tableSource(table: CodedTable, subject: string, policy: CompiledPolicy): SubjectSource {
  const people = peopleOf(columnOf(table, subject));
  const columns = [...policy.columns].map(([name, type]) => {
    const column = columnOf(table, name);
    if (column.type !== type) {
      fail('input', 'answer/source-type', `column \`${name}\` is ${column.type}, the policy was signed for ${type}`, {
        hint: 'declare the type of the source, or build the release anew',
      });
    }
    const values = [...column.values, STAND_IN[type]];
    return { name, values, codes: oneCode(column, people.ids, people.index.size, column.values.length) };
  });
  return {
    row(id) {
      const known = people.index.get(id);
      const at = known ?? people.index.size;
      const cells = new Map<string, string | null>();
      for (const { name, values, codes } of columns) {
        const code = codes[at];
        if (code !== CONFLICT) cells.set(name, code === NULL_CODE ? null : values[code]);
      }
      return { known: known !== undefined, cells };
    },
  };
}

function columnOf(table: CodedTable, name: string): CodedColumn {
  return (
    table.columns.find((column) => column.name === name) ??
    fail('input', 'answer/source-column', `the source has no column \`${name}\`, which the policy asks about`, {
      hint: 'pass the table that the product was built for',
    })
  );
}

/** People by id, and the person of each row (-1: nobody). */
function peopleOf({ codes, values }: CodedColumn) {
  const index = new Map<string, number>();
  const ids = Int32Array.from(codes, (code) => {
    const key = code === NULL_CODE ? '' : normaliseSubject(values[code]);
    if (key === '') return -1;
    const id = index.get(key) ?? index.size;
    index.set(key, id);
    return id;
  });
  return { index, ids };
}

/** One code a person, and `standIn` for nobody at the end. */
function oneCode(column: CodedColumn, ids: Int32Array, people: number, standIn: number): Int32Array {
  const UNSEEN = -3;
  const found = new Int32Array(people + 1).fill(UNSEEN);
  column.codes.forEach((code, row) => {
    const id = ids[row];
    if (id < 0) return;
    if (found[id] === UNSEEN) found[id] = code;
    else if (found[id] !== code) found[id] = CONFLICT;
  });
  found[people] = standIn;
  return found;
}
