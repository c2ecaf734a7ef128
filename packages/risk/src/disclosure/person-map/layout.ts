/** First bytes of an encoded map. */
export const MAGIC = 'sluicePM';
export const VERSION = 3;
/** Magic, version, length of the header. */
export const PREFIX_BYTES = 16;

/** Bytes of an integer from 0 to `limit - 1`. */
export function widthOf(limit: number): 1 | 2 | 4 {
  return limit <= 2 ** 8 ? 1 : limit <= 2 ** 16 ? 2 : 4;
}

/** How a sensitive column is announced in the header; its numbers follow in the body. */
export interface ColumnHeader {
  readonly name: string;
  readonly cardinality: number;
  /** Number of levels of its tree, null without one. */
  readonly levels: number | null;
  /** Values that models name, with their codes; null where none does. */
  readonly named: readonly (readonly [string, number])[] | null;
  /** Number of items of all values together, null where cells are not split. */
  readonly items: number | null;
}

/** The header, plain JSON; with it every length of the body is known. */
export interface MapHeader {
  readonly release: string;
  readonly product: string;
  readonly domain: string;
  readonly concepts: readonly string[];
  readonly keyId: string;
  readonly unit: 'people' | 'rows';
  readonly subject: string | null;
  readonly linked: boolean;
  readonly k: number;
  readonly rows: number;
  readonly people: number;
  readonly classes: number;
  readonly models: readonly { readonly model: string; readonly params: Readonly<Record<string, unknown>> }[];
  readonly sensitive: readonly ColumnHeader[];
  /** How rows are told apart, and how many rows of these people were not released; null where they are not. */
  readonly records: { readonly key: readonly string[] | null; readonly dropped: number } | null;
  /** Whether distributions of the source follow each column, and which of their parts. */
  readonly original: readonly { readonly byPeople: boolean; readonly weights: boolean }[] | null;
}
