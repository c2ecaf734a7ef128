import {
  type CodedColumn,
  type ColumnType,
  compareCodePoints,
  hasMissing,
  NULL_CODE,
  normaliseSubject,
} from '@sluice/table';

/** A sensitive column as models see it: codes, their order and their sizes; no text. */
export interface SensitiveColumn {
  readonly name: string;
  /** From 0; a missing value has the last code. Length: rows. */
  readonly codes: Int32Array;
  readonly cardinality: number;
  /** Place of each value in its order: numbers by size, anything else by code point (so dates by time), missing last. */
  readonly ranks: Int32Array;
  /** Numeric value of each code, NaN where there is none. */
  readonly numbers: Float64Array;
  /** Group of each value per level of its hierarchy, finest first, the last level one group. */
  readonly tree?: readonly Int32Array[];
  /** Code of each value that models name, by its text; one that no row holds is left out. */
  readonly named?: ReadonlyMap<string, number>;
  /** Items of each value, as codes, each item once; where a model splits cells. */
  readonly items?: readonly Int32Array[];
}

/** What models ask of a column beside its values. */
export interface SensitiveOptions {
  /** Group of each value of the dictionary per level of its hierarchy, finest first. */
  readonly tree?: readonly Int32Array[] | undefined;
  readonly values?: readonly string[] | undefined;
  readonly separator?: string | undefined;
}

const NUMERIC: readonly ColumnType[] = ['integer', 'decimal'];

/** A label such as `[0, 50)`, `<0` or `>=200` stands at its lower edge, so that bands keep their order. */
function leadingNumber(value: string): number {
  const match = /^[[(<>=\s]*(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)/i.exec(value);
  if (!match) return Number.NaN;
  return value.startsWith('<') ? Number.NEGATIVE_INFINITY : Number(match[1]);
}

/** What text is ordered by: bands by their lower edge, where every value is one. */
function numbersOf(column: CodedColumn): Float64Array {
  const exact = NUMERIC.includes(column.type);
  return Float64Array.from(column.values, (value) => (exact ? Number(value) : leadingNumber(value)));
}

/** Items of each value of a set-valued column; a missing value holds none. */
function itemsOf(values: readonly string[], missing: boolean, separator: string): Int32Array[] {
  const codes = new Map<string, number>();
  const codeOf = (item: string) => {
    const known = codes.get(item);
    if (known !== undefined) return known;
    codes.set(item, codes.size);
    return codes.size - 1;
  };
  const items = values.map((value) => {
    const parts = value.split(separator).map((item) => item.trim());
    return Int32Array.from(new Set(parts.filter((item) => item !== '').map(codeOf)));
  });
  return missing ? [...items, new Int32Array(0)] : items;
}

/**
 * One code for all spellings of a value: blanks around it, letter case and compatibility forms (NFKC) make no second
 * value, and an empty text is a missing one. Else ways of writing one diagnosis would count as diversity.
 */
function oneSpelling(column: CodedColumn): { readonly column: CodedColumn; readonly kept: Int32Array } {
  const codeOf = new Map<string, number>();
  const kept: number[] = [];
  const mapped = column.values.map((value, code) => {
    const spelling = normaliseSubject(value);
    if (spelling === '') return NULL_CODE;
    const known = codeOf.get(spelling);
    if (known !== undefined) return known;
    codeOf.set(spelling, kept.length);
    return kept.push(code) - 1;
  });
  if (kept.length === column.values.length) return { column, kept: Int32Array.from(kept) };
  const codes = column.codes.map((code) => (code === NULL_CODE ? NULL_CODE : mapped[code]));
  return { column: { ...column, codes, values: kept.map((code) => column.values[code]) }, kept: Int32Array.from(kept) };
}

/** Reads a released (output) column as a sensitive one. */
export function sensitiveColumn(given: CodedColumn, options: SensitiveOptions = {}): SensitiveColumn {
  const { values: names, separator } = options;
  const { column, kept } = oneSpelling(given);
  const tree = options.tree?.map((level) => kept.map((code) => level[code]));
  const size = column.values.length;
  const missing = hasMissing(column);
  const cardinality = size + (missing ? 1 : 0);
  const found = numbersOf(column);
  const allNumbers = size > 0 && found.every((n) => !Number.isNaN(n));
  const order = Array.from(column.values.keys()).sort((a, b) =>
    allNumbers && found[a] !== found[b] ? found[a] - found[b] : compareCodePoints(column.values[a], column.values[b]),
  );
  const ranks = new Int32Array(cardinality);
  order.forEach((value, rank) => {
    ranks[value] = rank;
  });
  const numbers = new Float64Array(cardinality).fill(Number.NaN);
  if (NUMERIC.includes(column.type)) numbers.set(found);
  if (missing) ranks[size] = size;
  return {
    name: column.name,
    codes: missing ? column.codes.map((code) => (code === NULL_CODE ? size : code)) : column.codes,
    cardinality,
    ranks,
    numbers,
    ...(tree && { tree: missing ? tree.map(withMissing) : tree }),
    ...(names && {
      named: new Map(
        names.flatMap((name) => (column.values.includes(name) ? [[name, column.values.indexOf(name)]] : [])),
      ),
    }),
    ...(separator !== undefined && { items: itemsOf(column.values, missing, separator) }),
  };
}

/** A missing value is a leaf of its own, under the top only. */
function withMissing(level: Int32Array): Int32Array {
  const groups = level.reduce((most, group) => Math.max(most, group + 1), 0);
  return Int32Array.of(...level, groups === 1 ? 0 : groups);
}
