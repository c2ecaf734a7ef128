import type { Requirements } from './requirements.js';

const GRADES = ['attested', 'derived', 'recomputed'];
/** Parties that one channel alone has: that another channel has none of them is not looser. */
const PARTIES = ['provider', 'implementer'];

const includesAll = <T>(whole: readonly T[], part: readonly T[]) => part.every((each) => whole.includes(each));

type Order = { readonly [M in keyof Requirements]: (b: Requirements[M], a: Requirements[M]) => boolean };

/** One order a member: whether `b` asks for no less than `a`. */
const ORDER: Order = {
  leaves: (b, a) => a || !b,
  labels: (b, a) => a === null || (b !== null && includesAll(a, b)),
  leastK: (b, a) => b >= a,
  greatestT: (b, a) => b <= a,
  sensitiveNeeds: (b, a) => a.length === 0 || (b.length > 0 && includesAll(a, b)),
  lowestGrade: (b, a) => GRADES.indexOf(b) >= GRADES.indexOf(a),
  annex: (b, a) => b || !a,
  smallCells: (b, a) => b.least >= a.least && b.roundTo >= a.roundTo,
  dominance: (b, a) =>
    a === null || (b !== null && b.n >= a.n && b.k <= a.k && b.p >= a.p && (b.both === true || a.both !== true)),
  approvals: (b, a) =>
    b.required >= a.required &&
    includesAll(
      b.roles,
      a.roles.filter((role) => !PARTIES.includes(role)),
    ),
  assessment: (b, a) => a === null || (b !== null && b.keptYears >= a.keptYears),
  reexaminedDays: (b, a) => a === null || (b !== null && b <= a),
};

/** Members of `b` that ask for less than those of `a`: empty where `b` is at least as strict. */
export function looserMembers(b: Requirements, a: Requirements): readonly (keyof Requirements)[] {
  const looser = <M extends keyof Requirements>(member: M) => !ORDER[member](b[member], a[member]);
  return (Object.keys(ORDER) as (keyof Requirements)[]).filter(looser);
}
