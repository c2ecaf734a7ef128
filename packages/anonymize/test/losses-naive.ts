import type { NaiveLevel } from '@sluice/testing';

/** One node of a problem in plain text, row by row. */
export interface PlainNode {
  readonly levels: readonly number[];
  /** Highest level of each hierarchy. */
  readonly highest: readonly number[];
  /** Per column: cells at level 0, and at the node's level. */
  readonly raw: readonly NaiveLevel[];
  readonly shown: readonly NaiveLevel[];
  /** One flag a row. */
  readonly suppressed: readonly boolean[];
}

export interface PlainParams {
  readonly gsFactor?: number;
  readonly monotone?: boolean;
  readonly aggregate?: string;
  /** One a column; the largest is 1. */
  readonly weights?: readonly number[];
}

const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);
const product = (list: readonly number[]) => list.reduce((a, b) => a * b, 1);
const priceOfGeneralisation = (gs = 0.5) => Math.min(1, 2 - 2 * gs);
const priceOfSuppression = (gs = 0.5) => Math.min(1, 2 * gs);

/** For each row, how many rows (that `among` admits) agree with it in all the given columns. */
function agreeing(columns: readonly NaiveLevel[], rows: number, among: (row: number) => boolean = () => true) {
  const keys = Array.from({ length: rows }, (_, row) => JSON.stringify(columns.map(({ cells }) => cells[row])));
  return keys.map((key) => keys.filter((other, row) => other === key && among(row)).length);
}

function distinctKeys(columns: readonly NaiveLevel[], rows: readonly number[]): number {
  return new Set(rows.map((row) => JSON.stringify(columns.map(({ cells }) => cells[row])))).size;
}

function combine(losses: readonly number[], standard: string, { aggregate = standard, weights }: PlainParams): number {
  const w = losses.map((_, c) => weights?.[c] ?? 1);
  const weighted = losses.map((x, c) => x * w[c]);
  if (aggregate === 'sum') return sum(weighted);
  if (aggregate === 'arithmetic-mean') return sum(weighted) / losses.length;
  if (aggregate === 'maximum') return Math.max(...weighted);
  return product(losses.map((x, c) => (1 + x) ** (w[c] / losses.length))) - 1;
}

type NaiveMeasure = (node: PlainNode, params: PlainParams) => number;

function entropies({ raw, shown, suppressed }: PlainNode, gs?: number, monotone?: boolean): number[] {
  const n = suppressed.length;
  const gone = suppressed.filter(Boolean).length;
  return raw.map((column, c) => {
    const before = agreeing([column], n);
    const after = agreeing([shown[c]], n);
    const hidden = agreeing([shown[c]], n, (row) => suppressed[row]);
    return sum(
      suppressed.map((out, row) => {
        const recoding = priceOfGeneralisation(gs) * Math.log2(after[row] / before[row]);
        return out && !monotone ? recoding + priceOfSuppression(gs) * Math.log2(gone / hidden[row]) : recoding;
      }),
    );
  });
}

/** The losses from their definitions, on rows of text: nothing is counted ahead, nothing is shared. */
export const NAIVE: Readonly<Record<string, NaiveMeasure>> = {
  discernibility({ shown, suppressed }) {
    const n = suppressed.length;
    return sum(agreeing(shown, n).map((size, row) => (suppressed[row] ? n : size)));
  },

  'dm-star': ({ shown, suppressed }) => sum(agreeing(shown, suppressed.length)),

  'average-class-size'({ shown, suppressed }, { gsFactor }) {
    const n = suppressed.length;
    if (n === 0) return 0;
    const released = [...suppressed.keys()].filter((row) => !suppressed[row]);
    const further = suppressed.includes(true) ? priceOfGeneralisation(gsFactor) : 0;
    return n / (priceOfSuppression(gsFactor) * distinctKeys(shown, released) + further);
  },

  precision({ levels, highest, suppressed }, params) {
    const n = suppressed.length;
    const perColumn = levels.map((level, c) => {
      const cost = priceOfGeneralisation(params.gsFactor) * (highest[c] === 0 ? 0 : level / highest[c]);
      if (n === 0) return cost;
      return sum(suppressed.map((out) => (out && !params.monotone ? priceOfSuppression(params.gsFactor) : cost))) / n;
    });
    return combine(perColumn, 'arithmetic-mean', params);
  },

  height: ({ levels }, params) => combine(levels, 'sum', params),

  ambiguity: ({ shown, suppressed }) =>
    sum(suppressed.map((out, row) => product(shown.map((s) => (out ? s.leafCount : s.leaves[row]))))),

  entropy: (node, params) => combine(entropies(node, params.gsFactor, params.monotone), 'sum', params),

  'normalised-entropy'(node, params) {
    const n = node.suppressed.length;
    const perColumn = entropies(node).map((bits, c) => {
      const whole = sum(agreeing([node.raw[c]], n).map((same) => Math.log2(n / same)));
      return whole === 0 ? 0 : bits / whole;
    });
    return combine(perColumn, 'sum', params);
  },

  'entropy-based'({ shown, suppressed }, { gsFactor }) {
    const whole = sum(shown.map(({ leafCount }) => Math.log10(leafCount)));
    return sum(
      suppressed.map((out, row) => {
        if (out) return priceOfSuppression(gsFactor);
        const bits = sum(shown.map(({ leaves }) => Math.log10(leaves[row])));
        return whole === 0 ? 0 : (priceOfGeneralisation(gsFactor) * bits) / whole;
      }),
    );
  },

  'kl-divergence'({ raw, shown, suppressed }) {
    const n = suppressed.length;
    const before = agreeing(raw, n);
    const after = agreeing(shown, n);
    const gone = suppressed.filter(Boolean).length;
    const values = (c: number, like: (row: number) => boolean) =>
      distinctKeys([raw[c]], [...suppressed.keys()].filter(like));
    return sum(
      suppressed.map((out, row) => {
        const area = product(
          shown.map(({ cells, leaves, leafCount }, c) =>
            out
              ? Math.max(
                  leafCount,
                  values(c, () => true),
                )
              : Math.max(
                  leaves[row],
                  values(c, (other) => cells[other] === cells[row]),
                ),
          ),
        );
        const input = before[row] / n;
        const output = (out ? gone : after[row]) / n / area;
        return input * Math.log2(input / output);
      }),
    );
  },
};
