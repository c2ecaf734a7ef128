import { type CodedColumn, NULL_CODE } from './coded.js';

/**
 * One spelling per person: surrounding white space off, compatibility forms folded (NFKC: full-width digits), letters
 * upper case (check letters of identity numbers).
 */
export function normaliseSubject(value: string): string {
  return value.normalize('NFKC').trim().toUpperCase();
}

/** People behind the rows of a table: `ids[row]` is the person, -1 where the row counts as no person. */
export interface Subjects {
  /** Length: rows. */
  readonly ids: Int32Array;
  readonly count: number;
}

/** Reads the people from the subject column: values are normalised first; missing and blank ones are no person. */
export function subjectsOf(column: CodedColumn): Subjects {
  const people = new Map<string, number>();
  const personOf = new Int32Array(column.values.length);
  const seen = new Uint8Array(column.values.length);
  for (const code of column.codes) if (code !== NULL_CODE) seen[code] = 1;
  column.values.forEach((value, code) => {
    const key = normaliseSubject(value);
    if (key === '' || !seen[code]) {
      personOf[code] = -1;
      return;
    }
    let id = people.get(key);
    if (id === undefined) {
      id = people.size;
      people.set(key, id);
    }
    personOf[code] = id;
  });
  const ids = column.codes.map((code) => (code === NULL_CODE ? -1 : personOf[code]));
  return { ids, count: people.size };
}
