/** A row of one person in one release. */
export interface Item {
  /** Record token. */
  readonly key: number;
  /** 0 where the row was not released. */
  readonly entry: number;
  /** -1 where the row was not released. */
  readonly row: number;
}

/** What one record of a person is in each release: at most one row; none where it is absent. */
export type PersonRecord = readonly (readonly Item[])[];

function byKey(lists: readonly (readonly Item[])[]): Map<number, Item[][]> {
  const found = new Map<number, Item[][]>();
  lists.forEach((items, i) => {
    for (const item of items) {
      const own = found.get(item.key) ?? lists.map(() => []);
      found.set(item.key, own);
      own[i].push(item);
    }
  });
  return found;
}

/** Each release has all rows of every release with fewer: rows came, or went, and none was changed. */
function onlyGrew(lists: readonly (readonly Item[])[], keys: ReadonlyMap<number, readonly (readonly Item[])[]>) {
  const order = lists.map((_, i) => i).sort((a, b) => lists[a].length - lists[b].length);
  for (const own of keys.values())
    for (let j = 1; j < order.length; j++) if (own[order[j - 1]].length > own[order[j]].length) return false;
  return true;
}

/**
 * The records of one person whose declared keys are there: rows of equal keys are one record, any other is absent.
 * @returns undefined where a release has one key twice: then it is no key
 */
export function matchDeclared(lists: readonly (readonly Item[])[]): readonly PersonRecord[] | undefined {
  const keys = [...byKey(lists).values()];
  return keys.some((own) => own.some(({ length }) => length > 1)) ? undefined : keys;
}

/**
 * The records of one person by the content of their rows: where rows only came or only went, equal rows are one record.
 * Rows of equal content are interchangeable.
 * @returns undefined where two releases each have a row that the other lacks, which may be one record that was changed;
 *   and where an operation put rows of equal content in different classes
 */
export function matchContent(lists: readonly (readonly Item[])[]): readonly PersonRecord[] | undefined {
  const keys = byKey(lists);
  const apart = (items: readonly Item[]) => items.some(({ entry }) => entry !== items[0].entry);
  if ([...keys.values()].some((own) => own.some(apart)) || !onlyGrew(lists, keys)) return undefined;
  return [...keys.values()].flatMap((own) =>
    Array.from({ length: Math.max(...own.map(({ length }) => length)) }, (_, copy) =>
      own.map((items) => items.slice(copy, copy + 1)),
    ),
  );
}

/** Every row is a record of its own. */
export const matchNothing = ([items]: readonly (readonly Item[])[]): readonly PersonRecord[] =>
  items.map((item) => [[item]]);

export const entryOf = (items: readonly Item[]): number => (items.length > 0 ? items[0].entry : 0);
