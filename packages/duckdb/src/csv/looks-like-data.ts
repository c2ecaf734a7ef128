import { fail } from '@sluice/errors';

/** What values look like and names of columns do not. */
const VALUES: readonly RegExp[] = [
  // Numbers, percentages and amounts, full-width digits included.
  /^[\s¥￥$€£]*[+-]?[\d０-９][\d０-９.,_\s]*(?:[eE][+-]?\d+)?\s*[%‰]?$/,
  // Dates and times.
  /^\d{1,4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,4}/,
  /^\d{1,2}:\d{2}/,
  // E-mail addresses, and long runs of digits however they are grouped.
  /\S@\S+\.\S/,
  /[\d０-９](?:[\s()+-]*[\d０-９]){5}/,
  /^(?:true|false|null|nan|n\/a)$/i,
];

function isValue(cell: string): boolean {
  return cell.length > 128 || VALUES.some((pattern) => pattern.test(cell.trim()));
}

/**
 * Refuses a first record that looks like data: read as names it would be printed. A record that holds none of the
 * expected columns is refused as well. Says which field it is about, never what is in it.
 * @param expected columns that the caller knows; they are names whatever they look like
 * @throws `source/header-looks-like-data`
 */
export function checkHeader(cells: readonly string[], expected: readonly string[] | undefined, file: string): void {
  const known = new Set(expected);
  const refuse = (says: string): never =>
    fail('input', 'source/header-looks-like-data', `${file}, line 1: ${says}`, {
      hint: 'give the names with header: [...] if the file has none, or state header: true if the first line names the columns',
      place: { file, line: 1 },
    });
  const suspect = cells.findIndex((cell) => !known.has(cell) && isValue(cell));
  if (suspect !== -1)
    refuse(`field ${suspect + 1} of the first record looks like a value, not like the name of a column`);
  if (known.size > 0 && !cells.some((cell) => known.has(cell))) {
    refuse('the first record holds none of the columns that are expected');
  }
}

/**
 * After the table is read: a name that also occurs as a value in its own column was a value itself, or the file was
 * put together from several with a header each.
 * @throws `source/header-looks-like-data`
 */
export function checkNamesAgainstValues(
  columns: readonly { readonly name: string; readonly values: readonly string[] }[],
  expected: readonly string[] | undefined,
  file: string,
): void {
  const suspect = columns.findIndex(({ name, values }) => !expected?.includes(name) && values.includes(name));
  if (suspect === -1) return;
  fail(
    'input',
    'source/header-looks-like-data',
    `${file}, line 1: field ${suspect + 1} of the first record also occurs as a value of that column`,
    {
      hint: 'give the names with header: [...] if the file has none; remove repeated headers; or state header: true',
      place: { file, line: 1 },
    },
  );
}
