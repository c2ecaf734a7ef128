import fc from 'fast-check';
import { type OwnPreset, PRESETS, type Preset, REPLACED } from '../src/index.js';

/** The built-in presets in force. */
export const IN_FORCE: readonly Preset[] = PRESETS.filter(({ name }) => !(name in REPLACED));

export const anyBuiltIn: fc.Arbitrary<Preset> = fc.constantFrom(...IN_FORCE);

const above = (least: number) => fc.nat(50).map((more) => least + more);
const below = (most: number) => fc.nat(most - 1).map((less) => most - less);
const some = <T>(of: readonly T[]) => fc.subarray([...of]);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const KINDS = ['l-diversity', 't-closeness', 'delta-disclosure'];
const GRADES = ['attested', 'derived', 'recomputed'] as const;
const LABELS = ['quasi', 'sensitive', 'insensitive', 'token', 'direct'] as const;

/** A preset of one's own that tightens `base`, each threshold left out or made tighter at random. */
export function anyTighter(base: Preset, name = 'own@1'): fc.Arbitrary<OwnPreset> {
  const b = base;
  const kinds = b.sensitiveNeeds?.length ? b.sensitiveNeeds : KINDS;
  return fc
    .record({
      leastK: maybe(above(b.leastK ?? 1)),
      greatestT: maybe(fc.constantFrom(1, 0.5, 0.25).map((part) => part * (b.greatestT ?? 1))),
      sensitiveNeeds: maybe(some(kinds).filter((list) => list.length > 0 || !b.sensitiveNeeds?.length)),
      attestedNeedsAnnex: maybe(fc.constant(true as const)),
      lowestGrade: maybe(fc.constantFrom(...GRADES.slice(GRADES.indexOf(b.lowestGrade ?? 'attested')))),
      labels: maybe(some(b.labels ?? LABELS)),
      smallCells: maybe(
        fc.record({ least: above(b.smallCells?.least ?? 1), roundTo: above(b.smallCells?.roundTo ?? 1) }),
      ),
      dominance: maybe(
        fc.record({
          n: above(b.dominance?.n ?? 1),
          k: below(b.dominance?.k ?? 100),
          p: above(b.dominance?.p ?? 1),
        }),
      ),
      approvals: maybe(
        fc.record({
          required: above(b.approvals?.required ?? 1),
          roles: fc.constant([...(b.approvals?.roles ?? []), 'steward']),
        }),
      ),
      validity: maybe(fc.record({ mostDays: below(b.validity?.mostDays ?? 400) })),
      review: maybe(fc.record({ days: below(b.review?.days ?? 400) })),
      registration: maybe(fc.constant('required' as const)),
      assessment: maybe(fc.record({ keptYears: above(b.assessment?.keptYears ?? 1) })),
      agreementYears: maybe(below(b.agreementYears ?? 10)),
      waivable: maybe(some(b.waivable ?? [])),
    })
    .map((own) => {
      const stated = Object.entries(own).filter(([, value]) => value !== undefined);
      return { name, ...Object.fromEntries(stated) } as OwnPreset;
    });
}

/** For each threshold that a preset has, one value that is looser. */
export function looserThresholds(base: Preset): readonly Partial<OwnPreset>[] {
  const b = base;
  const list: (Partial<OwnPreset> | undefined)[] = [
    b.leastK === undefined ? undefined : { leastK: b.leastK - 1 },
    b.leastK === undefined ? undefined : { leastK: Number.NaN },
    b.greatestT === undefined ? undefined : { greatestT: b.greatestT * 1.01 },
    b.sensitiveNeeds?.length ? { sensitiveNeeds: [] } : undefined,
    b.sensitiveNeeds?.length ? { sensitiveNeeds: [...b.sensitiveNeeds, 'k-map'] } : undefined,
    b.lowestGrade === 'recomputed' ? { lowestGrade: 'derived' } : undefined,
    b.labels === undefined || b.labels.length > 4 ? undefined : { labels: [...b.labels, 'direct'] },
    b.smallCells && { smallCells: { least: b.smallCells.least - 1 } },
    b.smallCells?.roundTo === undefined ? undefined : { smallCells: { roundTo: b.smallCells.roundTo - 1 } },
    b.dominance && { dominance: { n: b.dominance.n - 1 } },
    b.dominance && { dominance: { k: b.dominance.k + 1 } },
    b.dominance && { dominance: { p: b.dominance.p - 1 } },
    b.approvals && { approvals: { required: b.approvals.required - 1 } },
    b.approvals && { approvals: { roles: b.approvals.roles.slice(1) } },
    b.validity && { validity: { mostDays: b.validity.mostDays + 1 } },
    b.review && { review: { days: b.review.days + 1 } },
    b.assessment && { assessment: { keptYears: b.assessment.keptYears - 1 } },
    b.agreementYears === undefined ? undefined : { agreementYears: b.agreementYears + 1 },
    { waivable: [...(b.waivable ?? []), 'G06'] },
  ];
  return list.filter((own) => own !== undefined);
}
