/** A column of a joined table: its name there, and where it comes from. */
export interface JoinedName {
  readonly name: string;
  /** `SOURCE.column`: what a label names as its origin. */
  readonly origin: string;
}

/** A side of a join: name of the source, and the columns that go into the join. */
export interface JoinSide {
  readonly source: string;
  readonly columns: readonly string[];
}

/**
 * Names of the columns of a join: as they are, but `SOURCE.column` on both sides where both have the name.
 * @returns null where two columns would have one name: a header that repeats one, or a column that is called what such
 * a name becomes
 */
export function joinedNames(left: JoinSide, right: JoinSide): { left: JoinedName[]; right: JoinedName[] } | null {
  const others = new Set(right.columns);
  const shared = new Set(left.columns.filter((name) => others.has(name)));
  const rename = ({ source, columns }: JoinSide) =>
    columns.map((name) => {
      const origin = `${source}.${name}`;
      return { name: shared.has(name) ? origin : name, origin };
    });
  const names = { left: rename(left), right: rename(right) };
  const all = [...names.left, ...names.right].map(({ name }) => name);
  return new Set(all).size === all.length ? names : null;
}
