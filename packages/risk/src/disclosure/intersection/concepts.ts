import type { PersonMap } from '../person-map.js';

/** Releases over whose rows a person's records are followed. */
export interface Concept {
  /** Numbers of the releases, ascending. */
  readonly releases: readonly number[];
  /** How rows are matched; `linked`: one release, in which a person is one group; `alone`: one, each row a record. */
  readonly identity: 'declared' | 'content' | 'alone' | 'linked';
}

/**
 * Parts releases by what their rows are about. Linked ones, and those of other concepts, stand alone: what is known of a
 * person there is known beside their record, so it is combined with it. Maps that `incomparable` lets pass.
 */
export function conceptsOf(maps: readonly PersonMap[], over: readonly number[]): Concept[] {
  const found = new Map<string, number[]>();
  for (const r of over) {
    const { concepts, linked } = maps[r];
    const name = linked ? `${r}` : JSON.stringify(concepts);
    const known = found.get(name);
    if (known) known.push(r);
    else found.set(name, [r]);
  }
  return [...found.values()].map((releases) => {
    const { linked, records } = maps[releases[0]];
    if (linked) return { releases, identity: 'linked' };
    if (releases.length === 1) return { releases, identity: 'alone' };
    return { releases, identity: records?.key ? 'declared' : 'content' };
  });
}
