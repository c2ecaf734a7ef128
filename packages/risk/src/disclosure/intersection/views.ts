import type { PersonMap } from '../person-map.js';

const sameConcepts = (a: PersonMap, b: PersonMap) => JSON.stringify(a.concepts) === JSON.stringify(b.concepts);

/**
 * A release whose rows are linked, beside another one of the same concepts, tells two things of a record that is followed
 * into it: the class of its row, and the group of its person. It is looked at in both ways, as two releases: its rows as
 * if nothing linked them, then its people. Any other release is one. The last view is one of the last map.
 */
export function viewsOf(maps: readonly PersonMap[]): PersonMap[] {
  return maps.flatMap((map) => {
    const followed = maps.some((other) => other !== map && sameConcepts(map, other));
    return map.linked && followed ? [{ ...map, linked: false }, map] : [map];
  });
}
