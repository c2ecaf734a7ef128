/**
 * Names from a release in a line for people: control characters and those that turn the reading direction are
 * replaced, since the line may end up in a terminal.
 */
export function shown(name: string): string {
  return name.replace(/[\0-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]|\p{Surrogate}/gu, '\ufffd');
}

/** At most `most` names, and how many more there are. */
export function someOf(names: readonly string[], most = 5): string {
  const rest = names.length - most;
  const list = names.slice(0, most).map(shown).join(', ');
  return rest > 0 ? `${list} and ${rest} more` : list;
}
