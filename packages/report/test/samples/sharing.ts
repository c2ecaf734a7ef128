import type { ReportInput } from '../../src/index.js';
import { BUILD, column, guaranteed, hex, PUBLICATION, passed, rowsOf, signedBy } from '../parts.js';

const HISTOGRAM: readonly (readonly [number, number])[] = [
  [5, 12],
  [8, 40],
  [21, 63],
  [77, 8],
];

/** From one department to another under an item of the list, in a bundle of two, with delegated keys. */
export function sharingSample(): ReportInput {
  return {
    candidate: hex(21),
    author: signedBy(22),
    approvals: [
      { role: 'privacy-officer', day: '2026-04-02', ...signedBy(23) },
      { role: 'provider', day: '2026-04-02', ...signedBy(24) },
    ],
    publication: {
      day: '2026-04-03',
      rules: passed(PUBLICATION),
      bundle: ['rel-00000000000000000000000000000021', 'rel-00000000000000000000000000000022'],
    },
    delegations: ['{"payload":"one"}', '{"payload":"two"}'],
    core: {
      release: 'rel-00000000000000000000000000000021',
      issued: '2026-04-01',
      expires: '2027-06-30',
      preview: false,
      notBuilt: ['G09', 'G13'],
      earlierReleases: 'checked',
      product: {
        id: 'pension-status',
        version: '1.2.0',
        title: { zh: '养老待遇状态共享', en: 'Pension status for civil affairs' },
        owner: 'hrss',
        sha256: hex(25),
      },
      channel: {
        kind: 'sharing',
        attribute: 'conditional',
        provider: 'hrss',
        recipient: 'civil-affairs',
        item: 'RL-2026-014',
        purpose: 'subsidy-eligibility',
        duty: 'checks who may draw a subsidy',
        demand: ['REQ-2026-0311', 'REQ-2026-0312'],
      },
      assessment: { id: 'PIA-2026-03', on: '2026-01-20', keptUntil: '2029-01-20' },
      terms: { permit: ['use'], prohibit: ['distribute', 'reidentify'], duties: ['log', { delete: 'P90D' }] },
      unit: { kind: 'people', column: 'id_card' },
      inputs: [
        {
          name: 'pensions',
          commitment: hex(26),
          record: 'SRC-pensions',
          concept: 'pension-status',
          version: '2026-03',
        },
      ],
      engine: { name: 'sluice', version: '0.1.0' },
      columns: [
        column('id_card', 'direct', 'pseudonym', { parameters: { length: 128, keyCommitment: hex(28) } }),
        column('address', 'quasi', 'generalize', { level: 1 }),
        column('birth_date', 'quasi', 'generalize', { parameters: { dates: ['year', 'decade'] }, level: 0 }),
        column('status', 'sensitive', 'recode', {
          parameters: { list: 'pension-status@3', unmapped: 'suppress' },
          sensitivity: { personal: 'sensitive', state: 'important', trade: 'none' },
        }),
      ],
      droppedColumns: 3,
      quasiIdentifiers: ['address', 'birth_date'],
      search: { method: 'optimal', sees: 'all', loss: { kind: 'loss', gsFactor: 0.5 } },
      suppression: { limit: { rows: 0.02, people: 0.02 }, suppressed: 'drop', withinLimit: true },
      guarantees: [
        ...guaranteed('k-anonymity', { k: 5 }, HISTOGRAM),
        ...guaranteed('t-closeness', { column: 'status', t: 0.4, distance: 'equal' }, HISTOGRAM),
      ],
      gate: {
        preset: 'sharing-conditional@1',
        presetSha256: hex(27),
        classifier: 'not run',
        rules: passed(BUILD),
      },
      data: [
        {
          path: 'data/pension-status.parquet',
          format: 'parquet',
          bytes: 21_877,
          sha256: hex(29),
          rows: rowsOf(HISTOGRAM),
          logicalDigest: hex(30),
        },
      ],
    },
  };
}
