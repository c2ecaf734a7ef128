/** One row as the definitions of the models see it. */
export interface PlainRow {
  /** Tuple of the quasi-identifiers as shown, in one text. */
  readonly shown: string;
  /** Values of the sensitive columns, a missing one as `null`. */
  readonly values: readonly (string | null)[];
  /** The person behind the row; null for nobody's rows. */
  readonly person: string | null;
}

/** A model over the sensitive column number `of`; k-anonymity is over none. */
export type PlainModel =
  | { readonly model: 'k-anonymity'; readonly k: number }
  | {
      readonly model: 'l-diversity';
      readonly of: number;
      readonly l: number;
      readonly variant: 'distinct' | 'entropy' | 'grassberger' | 'recursive';
      readonly c?: number;
    }
  | {
      readonly model: 't-closeness';
      readonly of: number;
      readonly t: number;
      readonly distance: 'equal' | 'ordered';
      readonly reference: 'released' | 'original';
    }
  | {
      readonly model: 'beta-likeness';
      readonly of: number;
      readonly beta: number;
      readonly variant: 'basic' | 'enhanced';
      readonly reference: 'released' | 'original';
    }
  | {
      readonly model: 'delta-disclosure';
      readonly of: number;
      readonly delta: number;
      readonly absent: 'fail' | 'ignore';
      readonly reference: 'released' | 'original';
    }
  | {
      readonly model: 'alpha-k-anonymity';
      readonly of: number;
      readonly alpha: number;
      readonly k: number;
      readonly values?: readonly string[];
    };

/** In tables this small, numbers that differ at all differ by more than this: nearer ones are equal. */
const EQUAL = 1e-9;
const atMost = (a: number, b: number) => a <= b + EQUAL;
const below = (a: number, b: number) => a < b - EQUAL;

const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);
type Value = string | null;
type Shares = ReadonlyMap<Value, number>;

/** How units of a set of rows hold the values of a column. */
interface View {
  readonly units: number;
  /** Share of the units that hold each value; by people these may add up to more than 1. */
  readonly held: Shares;
  /** Mean over the units of each one's own shares. By rows the same as `held`. */
  readonly mass: Shares;
  /** Rows of each value (by rows only): Grassberger's estimate is one of counts. */
  readonly counts: readonly number[];
}

function viewByRows(rows: readonly PlainRow[], of: number): View {
  const distinct = [...new Set(rows.map((row) => row.values[of]))];
  const counts = distinct.map((v) => rows.filter((row) => row.values[of] === v).length);
  const held = new Map(distinct.map((v, i) => [v, counts[i] / rows.length]));
  return { units: rows.length, held, mass: held, counts };
}

function viewByPeople(rows: readonly PlainRow[], of: number): View {
  const own = rows.filter((row) => row.person !== null);
  const people = [...new Set(own.map((row) => row.person))];
  const held = new Map<Value, number>();
  const mass = new Map<Value, number>();
  for (const value of new Set(own.map((row) => row.values[of]))) {
    const shares = people.map((person) => {
      const theirs = own.filter((row) => row.person === person);
      return theirs.filter((row) => row.values[of] === value).length / theirs.length;
    });
    held.set(value, shares.filter((share) => share > 0).length / people.length);
    mass.set(value, sum(shares) / people.length);
  }
  return { units: people.length, held, mass, counts: [] };
}

/** Shannon, in nats. */
const entropyOf = (shares: Shares) => sum([...shares.values()].map((p) => -p * Math.log(p)));

/** G(1) = -γ - ln 2, G(2) = 2 - γ - ln 2, G(2m + 1) = G(2m), G(2m + 2) = G(2m) + 2 / (2m + 1): Grassberger 2003. */
function grassbergerG(n: number): number {
  if (n < 2) return -0.5772156649015329 - Math.log(2);
  return n % 2 === 1 ? grassbergerG(n - 1) : grassbergerG(n - 2) + 2 / (n - 1);
}

function grassberger({ units, counts }: View): number {
  return grassbergerG(units) - sum(counts.map((n) => n * grassbergerG(n))) / units;
}

/** r1 < c (rl + … + rm), frequencies from the largest. */
function recursive(shares: Shares, l: number, c: number): boolean {
  const sorted = [...shares.values()].sort((a, b) => b - a);
  return below(sorted[0], c * sum(sorted.slice(l - 1)));
}

/** Missing last; numbers by size, where all are; else by code point. */
function inOrder(values: readonly Value[]): Value[] {
  const texts = values.filter((v) => v !== null);
  const numeric = texts.every((v) => /^-?\d+$/.test(v));
  const sorted = [...texts].sort((a, b) => (numeric ? Number(a) - Number(b) : a < b ? -1 : 1));
  return values.includes(null) ? [...sorted, null] : sorted;
}

/** Earth mover's distance with equal distances: half the sum of differences. */
function variation(p: Shares, q: Shares): number {
  return sum([...new Set([...p.keys(), ...q.keys()])].map((v) => Math.abs((p.get(v) ?? 0) - (q.get(v) ?? 0)))) / 2;
}

/** Earth mover's distance over the places in the order of the reference's values, over m - 1. */
function orderedDistance(p: Shares, q: Shares): number {
  const order = inOrder([...q.keys()]);
  if (order.length < 2) return 0;
  let run = 0;
  const steps = order.map((v) => {
    run += (p.get(v) ?? 0) - (q.get(v) ?? 0);
    return Math.abs(run);
  });
  return sum(steps) / (order.length - 1);
}

function holds(model: Exclude<PlainModel, { model: 'k-anonymity' }>, own: View, whole: View, people: boolean): boolean {
  if (own.units === 0) return false;
  switch (model.model) {
    case 'l-diversity': {
      const { l, variant, c = 0 } = model;
      if (people && ![...own.held.values()].every((q) => atMost(q, 1 / l))) return false;
      if (own.mass.size < l) return false;
      if (variant === 'distinct') return true;
      if (variant === 'recursive') return recursive(own.mass, l, c);
      const bits = variant === 'grassberger' && !people ? grassberger(own) : entropyOf(own.mass);
      return atMost(Math.log(l), bits);
    }
    case 't-closeness': {
      if (![...own.mass.keys()].every((v) => whole.mass.has(v))) return false;
      const distance = model.distance === 'equal' ? variation : orderedDistance;
      const near = ([v, q]: readonly [Value, number]) => atMost(Math.abs((own.held.get(v) ?? 0) - q), model.t);
      return atMost(distance(own.mass, whole.mass), model.t) && (!people || [...whole.held].every(near));
    }
    case 'beta-likeness':
      return [...own.held].every(([v, p]) => {
        const q = whole.held.get(v) ?? 0;
        const bound = model.variant === 'enhanced' ? Math.min(model.beta, -Math.log(q)) : model.beta;
        return q > 0 && atMost((p - q) / q, bound);
      });
    case 'delta-disclosure': {
      if (![...own.held.keys()].every((v) => whole.held.has(v))) return false;
      return [...whole.held].every(([v, q]) => {
        const p = own.held.get(v) ?? 0;
        if (p === 0) return model.absent === 'ignore';
        return below(Math.abs(Math.log2(p / q)), model.delta);
      });
    }
    case 'alpha-k-anonymity': {
      const sensitive = (v: Value) => !model.values || (v !== null && model.values.includes(v));
      return own.units >= model.k && [...own.held].every(([v, p]) => !sensitive(v) || atMost(p, model.alpha));
    }
  }
}

export interface PlainJudgement {
  /** One flag a row. */
  readonly suppressed: readonly boolean[];
  readonly suppressedRows: number;
  /** People none of whose rows is left. */
  readonly suppressedPeople: number;
  /** A model that compares with the released table was left with a single class, by dropping others. */
  readonly alone: boolean;
}

const peopleOf = (rows: readonly PlainRow[]) => new Set(rows.flatMap(({ person }) => person ?? []));

/**
 * Which rows go so that every model holds on those that stay. Classes that are too small, or that differ from the
 * original table, go first; then all that fail another model as the released table is at that moment, at once, until
 * none does.
 */
export function judge(rows: readonly PlainRow[], models: readonly PlainModel[], byPeople: boolean): PlainJudgement {
  const classes = new Map<string, PlainRow[]>();
  for (const row of rows) classes.set(row.shown, [...(classes.get(row.shown) ?? []), row]);
  const kept = new Map(classes);
  const views = (of: number, own: readonly PlainRow[], whole: readonly PlainRow[], model: PlainModel): boolean => {
    if (model.model === 'k-anonymity') return true;
    const byRows = holds(model, viewByRows(own, of), viewByRows(whole, of), false);
    return byRows && (!byPeople || holds(model, viewByPeople(own, of), viewByPeople(whole, of), true));
  };
  const good = (own: readonly PlainRow[], whole: readonly PlainRow[], model: PlainModel) =>
    model.model === 'k-anonymity'
      ? (byPeople ? peopleOf(own).size : own.length) >= model.k
      : views(model.of, own, whole, model);
  const compares = (model: PlainModel) => 'reference' in model && model.reference === 'released';
  const moves = (model: PlainModel) => model.model !== 'k-anonymity' && (!('reference' in model) || compares(model));

  for (const [key, own] of classes)
    if (!models.filter((m) => !moves(m)).every((model) => good(own, rows, model))) kept.delete(key);
  for (let before = -1; before !== kept.size; ) {
    before = kept.size;
    const left = [...kept.values()].flat();
    for (const [key, own] of [...kept])
      if (!models.filter(moves).every((model) => good(own, left, model))) kept.delete(key);
  }

  const suppressed = rows.map(({ shown }) => !kept.has(shown));
  const left = rows.filter((_, row) => !suppressed[row]);
  return {
    suppressed,
    suppressedRows: rows.length - left.length,
    suppressedPeople: peopleOf(rows).size - peopleOf(left).size,
    alone: models.some(compares) && kept.size === 1 && classes.size > 1,
  };
}
