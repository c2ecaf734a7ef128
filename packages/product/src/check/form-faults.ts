import type { Fault } from '@sluice/errors';
import type { ColumnType } from '@sluice/table';
import { checkVerification } from '../answer/check-verification.js';
import type { VerificationProduct } from '../answer/policy.js';
import type { Product } from '../file/product.js';
import type { CompiledColumn } from './compile-columns.js';

/** Operations after which a value is a band, a group, or a code of a list: what a scorecard is made of. */
const COARSE: readonly string[] = ['band', 'generalize', 'recode'];

/**
 * What the form of a product demands of its columns, and of the keys that belong to one form only.
 * @param types logical type by column, where the table was looked at
 */
export function formFaults(
  product: Product,
  columns: readonly CompiledColumn[],
  types?: Readonly<Record<string, ColumnType>>,
): readonly Fault[] {
  const foreign = product.form === 'verification' ? [] : foreignKeys(product);
  return [...foreign, ...ownFaults(product, columns, types)];
}

const OF_VERIFICATION = ['predicates', 'answering'] as const;

function foreignKeys(product: Product): readonly Fault[] {
  return OF_VERIFICATION.filter((key) => product[key] !== undefined).map((key) => ({
    code: 'form/other-form',
    message: `\`${key}\` belongs to form \`verification\`, and the form is \`${product.form}\``,
    hint: 'remove it, or write `form: verification`',
    path: [key],
  }));
}

function isVerification(product: Product): product is VerificationProduct {
  return product.form === 'verification' && OF_VERIFICATION.every((key) => product[key] !== undefined);
}

function verificationFaults(product: Product, types?: Readonly<Record<string, ColumnType>>): readonly Fault[] {
  if (isVerification(product)) return types === undefined ? [] : checkVerification(product, types);
  return OF_VERIFICATION.filter((key) => product[key] === undefined).map((key) => ({
    code: 'form/incomplete',
    message: `form \`verification\` needs \`${key}\``,
    hint: 'see the form `verification` in docs/verification.md',
    path: ['form'],
  }));
}

function ownFaults(
  product: Product,
  columns: readonly CompiledColumn[],
  types?: Readonly<Record<string, ColumnType>>,
): readonly Fault[] {
  switch (product.form) {
    case 'aggregate':
      return [
        {
          code: 'form/not-built',
          message: 'form `aggregate` is not built in this version: it comes with differential privacy',
          hint: 'write `form: table`, or `form: scorecard` for one row a subject',
          path: ['form'],
        },
      ];
    case 'scorecard':
      return scorecardFaults(product, columns);
    case 'verification':
      return verificationFaults(product, types);
    case 'table':
      return [];
  }
}

function scorecardFaults({ subject }: Product, columns: readonly CompiledColumn[]): readonly Fault[] {
  const faults: Fault[] = columns
    .filter(({ op, output }) => output && !output.token && !output.constant && !COARSE.includes(op.kind))
    .map(({ name }) => ({
      code: 'form/scorecard-raw',
      message: `column \`${name}\` would leave as it is; a scorecard holds bands, groups and codes only`,
      hint: 'give it `op: band`, `generalize` or `recode`, or drop it (`op: drop`)',
      path: ['columns', name],
    }));
  if (subject === undefined)
    faults.push({
      code: 'form/scorecard-subject',
      message: 'a scorecard has one row a subject, but the product names no subject',
      hint: 'name the column that tells subjects apart: `subject: …`',
      path: ['form'],
    });
  return faults;
}
