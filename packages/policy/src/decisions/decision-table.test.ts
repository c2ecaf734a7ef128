import { describe, expect, test } from 'vitest';
import { SENSITIVITY_AXES, type Sensitivity } from '../sensitivity.js';
import { looserMembers } from './at-least-as-strict.js';
import { atLeastAsWide, TRUSTS } from './audiences.js';
import { type DecisionCell, decisionTable } from './decision-table.js';

const cells = decisionTable();
const AXES = ['personal', 'state', 'trade'] as const;

function atLeastAsGrave(b: Sensitivity, a: Sensitivity): boolean {
  return AXES.every((axis) => {
    const order: readonly string[] = SENSITIVITY_AXES[axis];
    return order.indexOf(b[axis]) >= order.indexOf(a[axis]);
  });
}

const name = ({ trust, sensitivity: s }: DecisionCell) => `${trust} ${s.personal} ${s.state} ${s.trade}`;

test('the table has a cell for every audience and sensitivity', () => {
  expect(cells).toHaveLength(6 * 3 * 3 * 2);
  expect(new Set(cells.map(name)).size).toBe(cells.length);
});

describe('audiences are a partial order', () => {
  const pairs = TRUSTS.flatMap((a) => TRUSTS.map((b) => [a, b] as const));
  test('reflexive, antisymmetric, transitive', () => {
    for (const [a, b] of pairs) {
      expect(atLeastAsWide(b, a) && atLeastAsWide(a, b)).toBe(a === b);
      for (const c of TRUSTS)
        if (atLeastAsWide(b, a) && atLeastAsWide(c, b)) expect([a, b, c, atLeastAsWide(c, a)]).toEqual([a, b, c, true]);
    }
  });
  test('one’s own use is within all, and all are within the public; but one pair is comparable', () => {
    expect(TRUSTS.every((trust) => atLeastAsWide(trust, 'self') && atLeastAsWide('public', trust))).toBe(true);
    const apart = pairs.filter(([a, b]) => !atLeastAsWide(a, b) && !atLeastAsWide(b, a));
    expect(apart).toEqual([
      ['delivered', 'unconditional'],
      ['unconditional', 'delivered'],
    ]);
  });
});

test('a graver column or a wider audience never loosens any member: every comparable pair of cells', () => {
  let compared = 0;
  for (const a of cells)
    for (const b of cells) {
      if (!atLeastAsWide(b.trust, a.trust) || !atLeastAsGrave(b.sensitivity, a.sensitivity)) continue;
      compared++;
      expect([name(a), name(b), looserMembers(b.requirements, a.requirements)]).toEqual([name(a), name(b), []]);
    }
  expect(compared).toBeGreaterThan(1000);
});

test('the order of requirements tells a looser member of each kind', () => {
  const strict = cells.find((cell) => name(cell) === 'public sensitive general secret')?.requirements;
  const loose = cells.find((cell) => name(cell) === 'self none general none')?.requirements;
  if (!strict || !loose) throw new Error('a cell is gone');
  expect(looserMembers(loose, strict)).toEqual([
    'labels',
    'leastK',
    'greatestT',
    'sensitiveNeeds',
    'lowestGrade',
    'annex',
    'smallCells',
    'dominance',
    'approvals',
    'assessment',
    'reexaminedDays',
  ]);
  expect(looserMembers({ ...strict, leaves: true }, { ...strict, leaves: false })).toEqual(['leaves']);
});

describe('what may leave, and what is asked', () => {
  const where = (member: (cell: DecisionCell) => boolean, of: Partial<Sensitivity>) =>
    TRUSTS.filter((trust) =>
      cells
        .filter((cell) => cell.trust === trust)
        .filter(({ sensitivity }) => AXES.every((axis) => of[axis] === undefined || sensitivity[axis] === of[axis]))
        .every(member),
    );
  const leaves = ({ requirements }: DecisionCell) => requirements.leaves;
  const assessed = ({ requirements }: DecisionCell) => requirements.assessment !== null;

  test('general data everywhere, important data under watch, core data nowhere', () => {
    expect(where(leaves, { state: 'general' })).toEqual(TRUSTS);
    expect(where(leaves, { state: 'important' })).toEqual(['self', 'secure', 'conditional']);
    expect(where(leaves, { state: 'core' })).toEqual(['self']);
  });

  test('personal or important data is assessed before others get it', () => {
    const others = TRUSTS.filter((trust) => trust !== 'self');
    for (const of of [{ personal: 'general' }, { personal: 'sensitive' }, { state: 'important' }] as const)
      expect(where(assessed, of)).toEqual(others);
    expect(where(assessed, { personal: 'none', state: 'general' })).toEqual([]);
  });

  test('trade secrets need a dominance rule wherever rows are handed out', () => {
    const ruled = where(({ requirements }) => requirements.dominance !== null, { trade: 'secret' });
    expect(ruled).toEqual(['conditional', 'delivered', 'unconditional', 'public']);
  });
});
