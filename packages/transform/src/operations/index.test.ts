import { expect, test } from 'vitest';
import { z } from 'zod';
import { caught } from '../../test/column.js';
import { OPERATIONS, operationOf } from './index.js';

test('every operation is frozen, found by its kind, and takes an object of parameters', () => {
  expect(OPERATIONS.map(({ kind }) => kind)).toEqual([
    'keep',
    'drop',
    'pseudonym',
    'generalize',
    'band',
    'round',
    'recode',
  ]);
  for (const operation of OPERATIONS) {
    expect(Object.isFrozen(operation) && Object.isFrozen(operation.properties)).toBe(true);
    expect(operationOf(operation.kind)).toBe(operation);
    expect(operation.params).toBeInstanceOf(z.ZodObject);
    expect(operation.params.safeParse({ unheardOf: 1 }).success).toBe(false);
  }
});

test('the parameters extend with role and op, and have a JSON Schema', () => {
  for (const { kind, params } of OPERATIONS) {
    const column = (params as z.ZodObject).safeExtend({ role: z.string(), op: z.literal(kind) });
    expect(z.toJSONSchema(column, { io: 'input' })).toMatchObject({ type: 'object', additionalProperties: false });
  }
});

test('an unknown kind is refused; a program may pass its own', () => {
  expect(caught(() => operationOf('hash')).code).toBe('transform/unknown-operation');
  const own = { ...OPERATIONS[0], kind: 'own' };
  expect(operationOf('own', [...OPERATIONS, own])).toBe(own);
});

test('operations on one column refuse any other number', () => {
  for (const operation of OPERATIONS.filter(({ kind }) => kind !== 'drop')) {
    expect(caught(() => operation.apply([], { edges: [0], to: 1, length: 32 }, {})).code).toBe('internal/inputs');
  }
});
