import { expect, test } from 'vitest';
import { bindPredicates } from './bind-predicates.js';
import { type Answer, compilePolicy } from './compiled-policy.js';
import type { Predicate } from './predicate.js';

const answering = {
  period: 'P30D',
  perSubject: { most: 3, period: 'P30D' },
  purposes: ['lending'],
  keyCommitment: 'a'.repeat(64),
};
const title = { en: 'a predicate' };
const TYPES = { a: 'integer', b: 'integer', born: 'date', name: 'string' } as const;

function compiled(predicates: Readonly<Record<string, Omit<Predicate, 'title'>>>) {
  const titled = Object.fromEntries(Object.entries(predicates).map(([name, p]) => [name, { title, ...p }]));
  const { bound, faults } = bindPredicates(titled, TYPES);
  expect(faults).toEqual([]);
  return compilePolicy({ predicates: bound, answering });
}
const codes = (predicates: Readonly<Record<string, Omit<Predicate, 'title'>>>) =>
  bindPredicates(
    Object.fromEntries(Object.entries(predicates).map(([name, p]) => [name, { title, ...p }])),
    TYPES,
  ).faults.map(({ code }) => code);

const base = {
  a: { column: 'a', test: { 'at-least': 1 } },
  b: { column: 'b', test: { 'at-least': 1 } },
};

test('`all` and `any` follow Kleene’s tables where a value is missing', () => {
  const policy = compiled({ ...base, both: { test: { all: ['a', 'b'] } }, either: { test: { any: ['a', 'b'] } } });
  const cell: Readonly<Record<Answer, string | null>> = { yes: '1', no: '0', unavailable: null };
  const ask = (a: Answer, b: Answer) => {
    const answers = policy.evaluate(
      new Map([
        ['a', cell[a]],
        ['b', cell[b]],
      ]),
      '2026-03-10',
    );
    return [answers.get('both'), answers.get('either')];
  };
  expect(ask('yes', 'yes')).toEqual(['yes', 'yes']);
  expect(ask('yes', 'no')).toEqual(['no', 'yes']);
  expect(ask('no', 'no')).toEqual(['no', 'no']);
  expect(ask('yes', 'unavailable')).toEqual(['unavailable', 'yes']);
  expect(ask('unavailable', 'no')).toEqual(['no', 'unavailable']);
  expect(ask('unavailable', 'unavailable')).toEqual(['unavailable', 'unavailable']);
});

test('a missing cell is no `no`, but for the question whether there is a value; rows that disagree say nothing', () => {
  const policy = compiled({ ...base, named: { column: 'name', test: { 'not-empty': true } } });
  const missing = policy.evaluate(
    new Map([
      ['a', null],
      ['name', null],
    ]),
    '2026-03-10',
  );
  expect([missing.get('a'), missing.get('named')]).toEqual(['unavailable', 'no']);
  expect([...policy.evaluate(new Map(), '2026-03-10').values()]).toEqual(Array(3).fill('unavailable'));
});

test('a definition is what a predicate means, not what it is called', () => {
  const { definitions } = compiled({
    ...base,
    same: { column: 'a', test: { 'at-least': '01' } },
    close: { column: 'a', test: { 'at-least': 2 } },
    deep: { test: { any: ['outer', 'a'] } },
    outer: { test: { all: ['a', 'b'] } },
    twin: { test: { all: ['same', 'b'] } },
  });
  expect(definitions.get('same')).toBe(definitions.get('a'));
  expect(definitions.get('twin')).toBe(definitions.get('outer'));
  expect(new Set(definitions.values()).size).toBe(5);
});

test('what does not fit the table, or leads in a circle, is refused with names only', () => {
  expect(codes({ x: { column: 'none', test: { 'at-least': 1 } } })).toEqual(['predicate/unknown-column']);
  expect(codes({ x: { column: 'name', test: { 'at-least': 1 } } })).toEqual(['predicate/type']);
  expect(codes({ x: { column: 'a', test: { 'at-least': 1.5 } } })).toEqual(['predicate/operand']);
  expect(codes({ x: { test: { 'at-least': 1 } } })).toEqual(['predicate/column']);
  expect(codes({ ...base, x: { column: 'a', test: { all: ['a', 'b'] } } })).toEqual(['predicate/column']);
  expect(codes({ ...base, x: { test: { all: ['a', 'toString'] } } })).toEqual(['predicate/unknown']);
  expect(codes({ ...base, x: { test: { all: ['a', 'x'] } } })).toEqual(['predicate/cycle']);
  expect(codes({ ...base, x: { test: { all: ['a', 'y'] } }, y: { test: { any: ['x', 'b'] } } })).toEqual([
    'predicate/cycle',
    'predicate/cycle',
  ]);
});

test('a chain of composites that name each other twice stays small', () => {
  const chain = Object.fromEntries(
    Array.from({ length: 40 }, (_, i) => [`c${i}`, { test: { all: i === 0 ? ['a', 'b'] : [`c${i - 1}`, 'a'] } }]),
  );
  const policy = compiled({ ...base, ...chain });
  expect(
    policy
      .evaluate(
        new Map([
          ['a', '1'],
          ['b', '1'],
        ]),
        '2026-03-10',
      )
      .get('c39'),
  ).toBe('yes');
});
