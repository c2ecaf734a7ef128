import type { Preset } from './preset.js';

/** Members of a preset that an organisation's own may tighten. */
export const THRESHOLDS = [
  'labels',
  'leastK',
  'greatestT',
  'sensitiveNeeds',
  'attestedNeedsAnnex',
  'lowestGrade',
  'smallCells',
  'dominance',
  'approvals',
  'validity',
  'review',
  'registration',
  'assessment',
  'agreementYears',
  'waivable',
] as const satisfies readonly (keyof Preset)[];

export type Threshold = (typeof THRESHOLDS)[number];

export type Value<M extends Threshold> = NonNullable<Preset[M]>;
/** As a person writes it: what a group leaves out stays as it was. */
export type OwnValue<M extends Threshold> =
  Value<M> extends readonly unknown[] ? Value<M> : Value<M> extends object ? Partial<Value<M>> : Value<M>;

interface Tightening<M extends Threshold> {
  /** The value in full, what is left out taken from the base. */
  readonly fill: (own: OwnValue<M>, base: Value<M> | undefined) => Value<M>;
  /** Whether the value is at least as tight as that of the base. Written so that NaN is not. */
  readonly within: (own: Value<M>, base: Value<M>) => boolean;
  /** Members of a group that are there once it is filled. */
  readonly needs?: readonly string[];
  /** What would have been tight enough, in words. */
  readonly expected: (base: Value<M>) => string;
}

const GRADES = ['attested', 'derived', 'recomputed'];
const includesAll = <T>(whole: readonly T[], part: readonly T[]) => part.every((each) => whole.includes(each));
const list = (names: readonly string[]) => (names.length > 0 ? names.join(', ') : 'none');
const whole = <T>(own: T): T => own;
const grouped = <T extends object>(own: Partial<T>, base: T | undefined): T => ({ ...base, ...own }) as T;

/** The order of each threshold: one place for what "tighter" means. */
export const TIGHTENING: { readonly [M in Threshold]: Tightening<M> } = Object.freeze<{
  readonly [M in Threshold]: Tightening<M>;
}>({
  labels: {
    fill: whole,
    within: (own, base) => includesAll(base, own),
    expected: (base) => `no label but ${list(base)}`,
  },
  leastK: { fill: whole, within: (own, base) => own >= base, expected: (base) => `at least ${base}` },
  greatestT: { fill: whole, within: (own, base) => own <= base, expected: (base) => `at most ${base}` },
  sensitiveNeeds: {
    fill: whole,
    within: (own, base) => base.length === 0 || (own.length > 0 && includesAll(base, own)),
    expected: (base) => `at least one of ${list(base)}, and no other kind`,
  },
  attestedNeedsAnnex: { fill: whole, within: (own) => own === true, expected: () => 'true' },
  lowestGrade: {
    fill: whole,
    within: (own, base) => GRADES.indexOf(own) >= GRADES.indexOf(base),
    expected: (base) => `${base} or better`,
  },
  smallCells: {
    fill: grouped,
    needs: ['least'],
    within: (own, base) =>
      own.least >= base.least && (base.roundTo === undefined || Number(own.roundTo) >= base.roundTo),
    expected: ({ least, roundTo }) =>
      `least at least ${least}${roundTo === undefined ? '' : `, roundTo at least ${roundTo}`}`,
  },
  dominance: {
    fill: grouped,
    needs: ['n', 'k', 'p'],
    within: (own, base) => own.n >= base.n && own.k <= base.k && own.p >= base.p && (own.both || !base.both) === true,
    expected: ({ n, k, p, both }) => `n at least ${n}, k at most ${k}, p at least ${p}${both ? ', both true' : ''}`,
  },
  approvals: {
    fill: grouped,
    needs: ['required', 'roles'],
    within: (own, base) => own.required >= base.required && includesAll(own.roles, base.roles),
    expected: ({ required, roles }) => `required at least ${required}, roles with ${list(roles)} among them`,
  },
  validity: {
    fill: grouped,
    within: (own, base) => own.mostDays <= base.mostDays,
    expected: ({ mostDays }) => `mostDays at most ${mostDays}`,
  },
  review: {
    fill: grouped,
    within: (own, base) => own.days <= base.days,
    expected: ({ days }) => `days at most ${days}`,
  },
  registration: { fill: whole, within: (own) => own === 'required', expected: () => 'required' },
  assessment: {
    fill: grouped,
    within: (own, base) => own.keptYears >= base.keptYears,
    expected: ({ keptYears }) => `keptYears at least ${keptYears}`,
  },
  agreementYears: { fill: whole, within: (own, base) => own <= base, expected: (base) => `at most ${base}` },
  waivable: {
    fill: whole,
    within: (own, base) => includesAll(base, own),
    expected: (base) => `no rule but ${list(base)}`,
  },
});
