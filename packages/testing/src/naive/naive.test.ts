import { describe, expect, test } from 'vitest';
import { naiveClasses, naiveKAnonymousByRows, naiveKey } from './classes.js';
import { naiveFloorShare } from './floor-share.js';
import { naiveGeneralise } from './hierarchy.js';
import { naiveLoss } from './loss.js';
import { naiveLattice, naiveNode, naiveOptimum } from './optimum.js';
import { naivePeoplePerClass, naiveSubject } from './people.js';

const rows = [
  ['a', 'x'],
  ['a', 'x'],
  ['b', null],
  ['b', 'null'],
  ['b', null],
];

describe('classes', () => {
  test('a missing value and the text null are apart', () => {
    expect([...naiveClasses(rows, [0, 1]).values()]).toEqual([[0, 1], [2, 4], [3]]);
  });

  test('no separator can be forged', () => {
    expect(naiveKey(['a","b', 'c'], [0, 1])).not.toBe(naiveKey(['a', 'b","c'], [0, 1]));
  });

  test('k counts the smallest class', () => {
    expect(naiveKAnonymousByRows(rows, [0], 2)).toBe(true);
    expect(naiveKAnonymousByRows(rows, [0], 3)).toBe(false);
    expect(naiveKAnonymousByRows(rows, [0, 1], 2)).toBe(false);
  });
});

describe('people', () => {
  test('spellings of one number are one person; missing and blank ones are none', () => {
    expect(naiveSubject(' １1x ')).toBe('11X');
    expect(naiveSubject('　')).toBeNull();
    expect(naiveSubject(null)).toBeNull();
  });

  test('distinct people a class', () => {
    const people = naivePeoplePerClass(rows, [0], ['1x', '1X ', '2', null, '3']);
    expect([...people.values()]).toEqual([1, 2]);
  });
});

test('a share is a decimal', () => {
  expect(naiveFloorShare(0.29, 100)).toBe(29);
  expect(naiveFloorShare(1e-7, 10_000_000)).toBe(1);
  expect(naiveFloorShare(1, 7)).toBe(7);
  expect(naiveFloorShare('0.3', 10)).toBe(3);
});

const letters = [
  ['a', 'ab', '*'],
  ['b', 'ab', '*'],
  ['c', 'cd', '*'],
  ['d', 'cd', '*'],
];

describe('generalisation', () => {
  test('a missing cell weighs one leaf until the top', () => {
    expect(naiveGeneralise(['a', null, 'c'], letters, 1)).toEqual({
      cells: ['ab', null, 'cd'],
      leaves: [2, 1, 2],
      leafCount: 4,
    });
    expect(naiveGeneralise(['a', null], letters, 2)).toEqual({ cells: ['*', '*'], leaves: [4, 4], leafCount: 4 });
  });

  test('a value outside the hierarchy is an error that does not show it', () => {
    expect(() => naiveGeneralise(['secret'], letters, 0)).toThrow(/^(?!.*secret)/);
  });
});

describe('loss', () => {
  const at = (level: number) => naiveGeneralise(['a', 'b', 'c', 'd'], letters, level);
  const none = [false, false, false, false];

  test('raw data cost 0, the top 1, the middle what its leaves say', () => {
    expect(naiveLoss([at(0)], none)).toBe(0);
    expect(naiveLoss([at(2)], none)).toBe(1);
    // (4 x 2/4 - 4/4) / (4 - 4/4)
    expect(naiveLoss([at(1)], none)).toBeCloseTo(0.3333333333, 14);
  });

  test('the geometric mean is taken over 1 + x', () => {
    expect(naiveLoss([at(0), at(2)], none)).toBeCloseTo(Math.SQRT2 - 1, 12);
    expect(naiveLoss([at(0), at(2)], none, { aggregate: 'arithmetic-mean' })).toBe(0.5);
    expect(naiveLoss([at(0), at(2)], none, { aggregate: 'sum' })).toBe(1);
    expect(naiveLoss([at(0), at(2)], none, { aggregate: 'maximum' })).toBe(1);
  });

  test('gsFactor weighs suppression against generalisation', () => {
    const all = [true, true, true, true];
    expect(naiveLoss([at(0)], all)).toBe(1);
    expect(naiveLoss([at(0)], all, { gsFactor: 0 })).toBe(0);
    expect(naiveLoss([at(2)], none, { gsFactor: 1 })).toBe(0);
    expect(naiveLoss([at(0)], all, { gsFactor: 0.25 })).toBe(0.5);
  });
});

describe('optimum', () => {
  const problem = {
    rows: [['a'], ['a'], ['b'], ['c'], ['d']],
    hierarchies: [letters],
    k: 2,
    limits: { rows: 0, people: 0 },
  };

  test('the lattice is walked in lexicographic order', () => {
    expect(naiveLattice([letters, [['m', '*']]])).toEqual([
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
      [2, 0],
      [2, 1],
    ]);
  });

  test('the lowest level that keeps k', () => {
    expect(naiveOptimum(problem)).toMatchObject({ levels: [1], classes: 2, minClassSize: 2, suppressedRows: 0 });
  });

  test('suppression within the limit may be dearer than generalising', () => {
    const bottom = naiveNode({ ...problem, limits: { rows: 0.6, people: 0 } }, [0]);
    expect(bottom).toMatchObject({ solution: true, suppressedRows: 3 });
    expect(bottom.loss).toBeCloseTo(0.6, 14);
    expect(naiveOptimum({ ...problem, limits: { rows: 0.6, people: 0 } })?.levels).toEqual([1]);
  });

  test('with a subject k counts people, and people have a limit of their own', () => {
    const subject = ['1', '1 ', '2', '3', '4'];
    expect(naiveOptimum({ ...problem, subject })?.levels).toEqual([1]);
    const loose = { ...problem, rows: [['a'], ['a'], ['b'], ['b'], ['c']], limits: { rows: 1, people: 0.34 } };
    // At level 0 only class b has two people; 1 and 4 are lost: more than a third of four.
    expect(naiveNode({ ...loose, subject: ['1', '1', '2', '3', '4'] }, [0])).toMatchObject({
      suppressedRows: 3,
      suppressedPeople: 2,
      solution: false,
    });
    // Person 1 keeps a row in class b.
    expect(naiveNode({ ...loose, subject: ['1', '1', '2', '1', '4'] }, [0])).toMatchObject({
      suppressedRows: 3,
      suppressedPeople: 1,
      solution: true,
    });
  });

  test('an empty release is no solution', () => {
    expect(naiveOptimum({ ...problem, k: 6, limits: { rows: 1, people: 1 } })).toBeNull();
  });

  test('ties: lower sum of levels, then lexicographic', () => {
    const twin = [
      ['a', '*'],
      ['b', '*'],
    ];
    const tie = {
      rows: [
        ['a', 'a'],
        ['b', 'b'],
      ],
      hierarchies: [twin, twin],
      k: 2,
      limits: { rows: 0, people: 0 },
    };
    expect(naiveOptimum(tie)?.levels).toEqual([1, 1]);
    const square = [
      ['a', 'a'],
      ['a', 'b'],
      ['b', 'a'],
      ['b', 'b'],
    ];
    expect(naiveOptimum({ ...tie, rows: square })).toMatchObject({
      levels: [0, 1],
      nearTies: [
        [0, 1],
        [1, 0],
      ],
    });
    // Renaming each leaf costs nothing, but it is a level more: [1, 0] comes before [0, 2].
    const renamed = twin.map(([leaf, top]) => [leaf, `${leaf}'`, top]);
    expect(naiveOptimum({ ...tie, rows: square, hierarchies: [twin, renamed] })?.levels).toEqual([1, 0]);
  });
});
