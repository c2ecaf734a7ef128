import type { Fault } from '@sluice/errors';
import type { Product } from '../file/product.js';
import type { CompiledColumn } from './compile-columns.js';

/** Mistakes in prices that no register has to be asked about. */
export function pricingFaults({ pricing, channel }: Product): readonly Fault[] {
  if (pricing === undefined) {
    if (channel.kind !== 'authorised-operation') return [];
    const message = 'authorised operation states whose use the product is for';
    const hint = 'add `pricing` with a `useClass`; public governance and public welfare have price 0';
    return [{ code: 'pricing/use-class', message, hint, path: ['channel', 'kind'] }];
  }
  const { useClass, price, ceiling } = pricing;
  const faults: Fault[] = [];
  const add = (what: string, message: string, hint: string) =>
    faults.push({ code: `pricing/${what}`, message, hint, path: ['pricing', 'price'] });
  if (useClass !== 'industry' && price > 0)
    add('not-free', `use class \`${useClass}\` is free, but the product has a price`, 'write `price: 0`');
  else if (price > ceiling) add('above-ceiling', 'the price lies above its ceiling', 'lower the price');
  return faults;
}

/** Important and core data never go to everyone (GB/T 43697-2024), whatever was done to them. */
export function gradeFaults({ channel }: Product, columns: readonly CompiledColumn[]): readonly Fault[] {
  if (channel.kind !== 'opening') return [];
  return columns
    .filter(({ output, sensitivity }) => output !== null && sensitivity.state !== 'general')
    .map(({ name, sensitivity }) => ({
      code: 'label/important-leaves',
      message: `column \`${name}\` holds ${sensitivity.state} data, which never leave by \`opening\``,
      hint: 'drop the column (`op: drop`), or supply the product by another channel',
      path: ['columns', name, 'grade', 'state'],
    }));
}

/** A pseudonym that no key makes could be made by anyone, for any recipient: two sets of tokens would join. */
export function tokenFaults({ channel }: Product, columns: readonly CompiledColumn[]): readonly Fault[] {
  if (channel.kind === 'internal') return [];
  return columns
    .filter(({ output, op }) => output?.token === true && !output.constant && !op.properties.needsKey)
    .map(({ name, op }) => ({
      code: 'label/token-without-key',
      message: `column \`${name}\` would leave as a token of \`${op.kind}\`, which no key makes`,
      hint: 'use `op: pseudonym` with a `key`',
      path: ['columns', name],
    }));
}
