import type { Fault } from '@sluice/errors';
import type { Product } from '../file/product.js';
import { unknownColumn } from './column-faults.js';

/** The subject is a listed column that identifies people directly. */
export function subjectFaults({ subject, columns }: Product): readonly Fault[] {
  if (subject === undefined) return [];
  if (!Object.hasOwn(columns, subject)) return [unknownColumn(subject, Object.keys(columns), ['subject'])];
  const { role } = columns[subject];
  if (role === 'direct') return [];
  return [
    {
      code: 'subject/role',
      message: `the subject \`${subject}\` tells people apart, so its role must be direct, not ${role}`,
      hint: `write \`${subject}: {role: direct}\`; without an operation it is dropped`,
      path: ['columns', subject, 'role'],
    },
  ];
}
