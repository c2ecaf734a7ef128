import type { Label, Role } from './label.js';

/**
 * Roles as the duties that they lay on a release, one bit each: 1 = be diverse within every class (attribute
 * disclosure), 2 = stand in the tuple (identity disclosure), 4 = stay behind.
 */
const DUTIES: Readonly<Record<Role, number>> = { insensitive: 0b000, sensitive: 0b001, quasi: 0b010, direct: 0b111 };

/**
 * Join of two roles: the least role that has the duties of both. Roles form the diamond
 * insensitive < {quasi, sensitive} < direct. Quasi and sensitive are not comparable: being in the tuple makes a class
 * equal in a value, being diverse makes it unequal, so no role can do both, and a value mixed of the two rounds up to
 * direct: it stays behind until a person or an operation says what it is.
 */
export function joinRoles(a: Role, b: Role): Role {
  const duties = DUTIES[a] | DUTIES[b];
  if (duties === DUTIES.insensitive) return 'insensitive';
  if (duties === DUTIES.sensitive) return 'sensitive';
  if (duties === DUTIES.quasi) return 'quasi';
  return 'direct';
}

/**
 * Join of two labels: the label of a value computed from values with these labels, as long as no operation declares
 * more (join of the product lattice of its parts; Denning 1976, "A lattice model of secure information flow").
 * `constant` and `token` are exemptions: a keyed pseudonym tells at most what its clear value tells, a constant nothing.
 * So they count downwards, and a joined value has one only where both sides have it. Sources are united, sorted in
 * code-unit order.
 */
export function joinLabels(a: Label, b: Label): Label {
  return {
    role: joinRoles(a.role, b.role),
    constant: a.constant && b.constant,
    token: a.token && b.token,
    from: unite(a.from, b.from),
  };
}

/** True where `a` asks for no more than `b`: the order of which `joinLabels` is the least upper bound. */
export function labelWithin(a: Label, b: Label): boolean {
  return (
    joinRoles(a.role, b.role) === b.role &&
    (a.constant || !b.constant) &&
    (a.token || !b.token) &&
    a.from.every((name) => b.from.includes(name))
  );
}

/**
 * Label of an output: what the operation declares (`effect`), held against the column that it came from (`source`).
 * Any output of a direct column that is neither constant nor a keyed pseudonym is a quasi-identifier, whatever the
 * operation claims: three digits of a phone number still narrow down who it is. Otherwise the declared effect stands,
 * because only a recorded operation may lower a label. The sources of the input are never lost.
 */
export function outputLabel(source: Label, effect: Label): Label {
  const from = unite(source.from, effect.from);
  const narrows = source.role === 'direct' && !effect.constant && !effect.token;
  return { ...effect, role: narrows ? 'quasi' : effect.role, from };
}

function unite(a: readonly string[], b: readonly string[]): readonly string[] {
  return [...new Set([...a, ...b])].sort();
}
