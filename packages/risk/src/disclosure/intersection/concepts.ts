import type { PersonMap } from '../person-map.js';

/** Releases over whose rows a person's records are followed. */
export interface Concept {
  /** Numbers of the releases, ascending. */
  readonly releases: readonly number[];
  /** How rows of different releases are matched; `linked`: one release, in which a person is one group. */
  readonly identity: 'declared' | 'content' | 'none' | 'linked';
  /** Nothing is matched here, but may be with fewer of the releases. */
  readonly mixed: boolean;
}

function identityOf(maps: readonly PersonMap[]): Concept['identity'] {
  const [first, ...rest] = maps.map(({ records }) => records && JSON.stringify(records.key));
  if (first === undefined || rest.some((other) => other !== first)) return 'none';
  return first === 'null' ? 'content' : 'declared';
}

/**
 * Parts releases by what their rows are about. Those of other concepts, of no known concept, and linked ones stand alone:
 * what is known of a person there is known beside their record, so it is crossed with it. Where the releases of one
 * concept tell records by different keys, or one by keys and another by content, nothing is matched.
 */
export function conceptsOf(maps: readonly PersonMap[], over: readonly number[]): Concept[] {
  const found = new Map<string, number[]>();
  for (const r of over) {
    const { concepts, linked } = maps[r];
    const name = linked || concepts.length === 0 ? `${r}` : JSON.stringify(concepts);
    const known = found.get(name);
    if (known) known.push(r);
    else found.set(name, [r]);
  }
  return [...found.values()].map((releases) => ({
    releases,
    identity: maps[releases[0]].linked ? 'linked' : identityOf(releases.map((r) => maps[r])),
    mixed: releases.some((r) => maps[r].records) && identityOf(releases.map((r) => maps[r])) === 'none',
  }));
}
