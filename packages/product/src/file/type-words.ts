/** Words of a reader for the kinds of values in a product file. */
const WORDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: '`true` or `false`',
  array: 'a list',
  object: 'a mapping',
  record: 'a mapping',
  undefined: 'nothing',
  null: 'nothing',
};

/** What a value is, in words; never the value. */
export function kindOfValue(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'number') return Number.isInteger(value) ? 'a number' : 'a fraction';
  return WORDS[typeof value] ?? 'something else';
}

/** `expected a text, found a number`, with the remedy where quoting is all that is missing. */
export function explainType(expected: string, value: unknown): string {
  const found = kindOfValue(value);
  const remedy = expected === 'string' && ['number', 'boolean'].includes(typeof value) ? ': put it in quotes' : '';
  return `expected ${WORDS[expected] ?? expected}, found ${found}${remedy}`;
}
