import { type GateFacts, presetOf } from '../src/index.js';

const hex = 'ab'.repeat(32);

/** Facts of a release that passes `opening@0`; tests spoil one field at a time. */
export function openingFacts(change: Partial<GateFacts> = {}): GateFacts {
  const preset = presetOf('opening@0');
  if (!preset) throw new Error('opening@0 is gone');
  const label = { role: 'quasi' as const, constant: false, token: false, from: ['sex'] };
  return {
    channel: 'opening',
    preset,
    specification: {
      checked: true,
      productSha256: hex,
      presetSha256: hex,
      releasedProductSha256: hex,
      releasedPresetSha256: hex,
    },
    sourceColumns: ['id', 'sex'],
    columns: [{ name: 'sex', operation: 'keep', label }],
    quasiIdentifiers: ['sex'],
    models: [{ model: 'k-anonymity', parameters: { k: 20 } }],
    guarantees: [
      {
        model: 'k-anonymity',
        parameters: { k: 20 },
        unit: 'rows',
        grade: 'recomputed',
        strength: 'sufficient',
        holds: true,
      },
    ],
    annex: true,
    holdsAgainstOriginal: true,
    suppression: { rows: 2, people: 1, mostRows: 2, mostPeople: 1 },
    utility: { releasedRows: 100, loss: 0.2, varyingColumns: 1 },
    files: [{ path: 'data/a.csv', columns: ['sex'], rows: 100, logicalDigest: hex, metadataKeys: [], strayValues: 0 }],
    plannedDigest: hex,
    directValuesFound: 0,
    ...change,
  };
}
