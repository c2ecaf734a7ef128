import type { GateFacts, SupplyFacts } from '@sluice/policy';
import { askedColumns } from '../answer/core.js';
import type { VerificationProduct } from '../answer/policy.js';
import type { Planned } from '../plan/plan-product.js';
import { originOf } from '../source/source.js';
import { specificationFacts } from './specification-facts.js';

/**
 * Facts for the gate of a product that answers questions and delivers no rows: no file, no class, no model. The columns
 * that predicates ask about stand as if they left: a yes or no about important data is about important data.
 */
export function verificationFacts(
  planned: Planned,
  productOnDisk: Uint8Array,
  annex: boolean,
  supply: SupplyFacts,
): GateFacts {
  const { preset, product, columns, source } = planned;
  const asked = askedColumns(product as VerificationProduct);
  const none = { rows: 0, people: 0, mostRows: 0, mostPeople: 0 };
  return {
    channel: product.channel.kind,
    preset,
    specification: specificationFacts(planned, productOnDisk),
    sourceColumns: source.table.columns.map((c) => originOf(source, c.name)),
    columns: columns
      .filter(({ name }) => asked.includes(name))
      .map(({ name, role, sensitivity }) => ({
        name,
        operation: 'answer',
        label: { role, constant: false, token: false, from: [originOf(source, name)] },
        sensitivity,
      })),
    quasiIdentifiers: [],
    models: [],
    guarantees: [],
    annex,
    holdsAgainstOriginal: true,
    suppression: none,
    utility: { releasedRows: 0, loss: 0, varyingColumns: 0 },
    files: [],
    plannedDigest: '',
    directValuesFound: 0,
    cells: [],
    supply,
  };
}
