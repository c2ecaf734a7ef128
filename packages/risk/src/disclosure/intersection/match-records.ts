/** A row of one person in one release. */
export interface Item {
  /** Record token; a number of its own where nothing is known of the record. */
  readonly key: number;
  /** 0 where the row was not released. */
  readonly entry: number;
  /** -1 where the row was not released. */
  readonly row: number;
}

/** What one record of a person is in each release: its rows, all of one entry; none where it is absent. */
export type PersonRecord = readonly (readonly Item[])[];

/** The records of one person over several releases, or the ways in which they may belong together. */
export interface Matched {
  readonly records: readonly PersonRecord[];
  /** Some rows were left over on several sides, and crossed. */
  readonly crossed: boolean;
}

const NOWHERE: readonly Item[] = [];

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

/** Every way to take the rows of one entry of each list; `absent` for an empty one. */
function* crossings(lists: readonly (readonly Item[])[]): Generator<PersonRecord> {
  if (lists.length === 0) {
    yield [];
    return;
  }
  const [first, ...rest] = lists;
  const entries = first.length === 0 ? [0] : [...new Set(first.map(({ entry }) => entry))];
  for (const entry of entries) {
    const rows = first.filter((item) => item.entry === entry);
    for (const tail of crossings(rest)) yield [rows, ...tail];
  }
}

const ways = (lists: readonly (readonly Item[])[]) =>
  lists.reduce((n, items) => n * Math.max(1, new Set(items.map(({ entry }) => entry)).size), 1);

/**
 * The records of one person whose declared keys are there: rows of equal keys are one record, any other is absent.
 * @returns undefined where a release has one key twice: then it is no key
 */
export function matchDeclared(lists: readonly (readonly Item[])[]): Matched | undefined {
  const keys = [...byKey(lists).values()];
  if (keys.some((own) => own.some(({ length }) => length > 1))) return undefined;
  return { records: keys, crossed: false };
}

/**
 * The records of one person by the content of their rows.
 *
 * - Where rows only came or only went, equal rows are one record, and nothing was changed.
 * - Else rows that stand in all releases are matched. Where at most one is left over in each release, they are one
 *   record that changed. Otherwise a changed record could be any of them: they are crossed.
 *
 * Rows of equal content are interchangeable; where an operation put them in different classes nothing is matched.
 * @param most crossings that may be made
 * @returns undefined beyond `most`
 */
export function matchContent(lists: readonly (readonly Item[])[], most: number): Matched | undefined {
  const keys = byKey(lists);
  const apart = (items: readonly Item[]) => items.some(({ entry }) => entry !== items[0].entry);
  const unclear = [...keys.values()].some((own) => own.some(apart));
  if (!unclear && onlyGrew(lists, keys)) {
    const records = [...keys.values()].flatMap((own) =>
      Array.from({ length: Math.max(...own.map(({ length }) => length)) }, (_, copy) =>
        own.map((items) => items.slice(copy, copy + 1)),
      ),
    );
    return { records, crossed: false };
  }
  const records: PersonRecord[] = [];
  const left: Item[][] = lists.map(() => []);
  for (const own of keys.values()) {
    const everywhere = unclear ? 0 : Math.min(...own.map(({ length }) => length));
    for (let copy = 0; copy < everywhere; copy++) records.push(own.map((items) => items.slice(copy, copy + 1)));
    own.forEach((items, i) => {
      for (const item of items.slice(everywhere)) left[i].push(item);
    });
  }
  if (left.every(({ length }) => length <= 1)) return { records: [...records, left], crossed: false };
  if (ways(left) > most) return undefined;
  return { records: [...records, ...crossings(left)], crossed: true };
}

export const entryOf = (items: readonly Item[] = NOWHERE): number => (items.length > 0 ? items[0].entry : 0);
