/** An industry: the finest of the three levels of a GB/T 4754 code. */
export interface Industry {
  /** Four digits; the first two are the division. */
  readonly code: string;
  readonly division: string;
  /** One letter. */
  readonly section: string;
  /** Share of the firms, before normalising. */
  readonly weight: number;
  /** Median turnover of a firm, yuan a year. */
  readonly turnover: number;
  /** Electricity for a thousand yuan of turnover, kWh. */
  readonly intensity: number;
}

/** Section, divisions, share of firms, median turnover, intensity. The numbers of divisions are those of the standard. */
const SECTIONS: readonly (readonly [string, readonly number[], number, number, number])[] = [
  ['A', [1, 3], 4, 900_000, 30],
  ['C', [13, 14, 18, 26, 30, 33, 34, 38], 24, 6_000_000, 90],
  ['E', [47, 50], 9, 4_000_000, 12],
  ['F', [51, 52], 30, 2_500_000, 8],
  ['G', [54, 59], 6, 3_000_000, 25],
  ['H', [61, 62], 10, 800_000, 35],
  ['I', [64, 65], 7, 2_000_000, 10],
  ['L', [71, 72], 7, 1_500_000, 6],
  ['M', [73, 75], 3, 1_800_000, 9],
];

/** Some 90 industries with four classes a division, skewed inside each division. */
export function industries(): readonly Industry[] {
  return SECTIONS.flatMap(([section, divisions, share, turnover, intensity]) =>
    divisions.flatMap((number, d) => {
      const division = String(number).padStart(2, '0');
      return [11, 12, 21, 30].map((group, g) => ({
        code: `${division}${group}`,
        division,
        section,
        weight: share / divisions.length / (g + 1),
        turnover: turnover * (1 + 0.3 * ((d + g) % 3)),
        intensity: intensity * (1 + 0.2 * (g % 2)),
      }));
    }),
  );
}

/** Hierarchy rows: class; division; section; `*`. */
export function industryHierarchy(): string[][] {
  return industries().map(({ code, division, section }) => [code, division, section, '*']);
}
