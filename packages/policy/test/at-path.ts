type Path = readonly (string | number)[];

/** Every path into plain data: members of objects and elements of lists, inner nodes before leaves. */
export function pathsOf(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [];
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return keys.flatMap((key) => {
    const below = pathsOf((value as Readonly<Record<string | number, unknown>>)[key], [...path, key]);
    return [[...path, key], ...below];
  });
}

/** A deep copy with one place changed; `undefined` takes the member away. */
export function changed<T>(facts: T, path: Path, value: unknown): T {
  const copy = structuredClone(facts);
  let node = copy as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) node = node[key] as Record<string | number, unknown>;
  const last = path[path.length - 1];
  if (value === undefined) delete node[last];
  else node[last] = value;
  return copy;
}

/** The same with a path as text: `supply.sources.0.stale`. */
export function spoil<T>(facts: T, path: string, value: unknown): T {
  return changed(facts, path.split('.'), value);
}

/** What stands at a path. */
export function at(facts: unknown, path: Path): unknown {
  return path.reduce((node, key) => (node as Readonly<Record<string | number, unknown>>)[key], facts);
}
