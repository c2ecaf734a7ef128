import { type Fault, SluiceError } from '@sluice/errors';

/** Families of faults that mean «the product may not leave like this»; all others are mistakes in the input. */
const REFUSALS = ['label/', 'channel/', 'gate/', 'form/', 'pricing/', 'plan/', 'search/'];

/** Throws when there is a fault that is no warning. Input faults win: what cannot be read cannot be judged. */
export function refuseFaults(faults: readonly Fault[]): void {
  const errors = faults.filter((fault) => fault.severity !== 'warning');
  if (errors.length === 0) return;
  const refused = errors.every((fault) => REFUSALS.some((family) => fault.code.startsWith(family)));
  throw new SluiceError(refused ? 'refused' : 'input', errors);
}
