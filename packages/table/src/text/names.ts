import type { Fault } from '@sluice/errors';

/** Upper and lower case, composed and decomposed: what people and databases take for one name. */
function fold(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

/**
 * Faults in the names of columns: empty, with control characters, or the same as an earlier one but for case.
 * @param printable names that a message may carry; others are called by their position, for a first row of data may
 *   have been taken for a header. Left out: every name, as in formats that carry a schema.
 */
export function nameFaults(names: readonly string[], printable?: readonly string[]): Fault[] {
  const faults: Fault[] = [];
  const first = new Map<string, number>();
  const say = (i: number) =>
    printable === undefined || printable.includes(names[i])
      ? `column ${i + 1} (${JSON.stringify(names[i])})`
      : `column ${i + 1}`;
  names.forEach((name, i) => {
    if (name.trim() === '') {
      faults.push({
        code: 'table/column-name',
        message: `column ${i + 1} has no name`,
        hint: 'name every column',
      });
      return;
    }
    if (/[\u0000-\u001f\u007f]/.test(name)) {
      faults.push({
        code: 'table/column-name',
        message: `the name of column ${i + 1} holds a control character`,
        hint: 'use letters, digits and punctuation; no line break or tab',
      });
      return;
    }
    if (/\p{Surrogate}/u.test(name)) {
      faults.push({
        code: 'table/column-name',
        message: `the name of column ${i + 1} is no valid Unicode text`,
        hint: 'rename the column',
      });
      return;
    }
    const earlier = first.get(fold(name));
    if (earlier === undefined) first.set(fold(name), i);
    else
      faults.push({
        code: 'table/duplicate-column',
        message: `${say(i)} has the same name as ${say(earlier)}`,
        hint: 'names must differ by more than upper and lower case; rename one',
      });
  });
  return faults;
}
