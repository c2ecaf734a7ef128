import type { ReportInput } from '../../src/index.js';
import { BUILD, column, guaranteed, hex, PUBLICATION, passed, rowsOf, signedBy } from '../parts.js';

const HISTOGRAM: readonly (readonly [number, number])[] = [
  [11, 8],
  [13, 22],
  [19, 40],
  [52, 6],
];
const SECRET = { personal: 'none', state: 'general', trade: 'secret' } as const;
const FIRM = { personal: 'none', state: 'general', trade: 'none' } as const;

/** A scorecard of two joined sources for a licensed operator, with a price and a waived rule. */
export function authorisedSample(): ReportInput {
  return {
    candidate: hex(41),
    author: signedBy(42),
    approvals: [
      { role: 'privacy-officer', day: '2026-05-06', ...signedBy(43) },
      { role: 'implementer', day: '2026-05-07', ...signedBy(44) },
    ],
    waivers: [
      {
        rule: 'G10',
        owner: 'data-bureau',
        reason: 'first delivery of a new district: more firms than usual stand alone',
        until: '2026-08-31',
        day: '2026-05-07',
        ...signedBy(45),
      },
    ],
    publication: { day: '2026-05-08', rules: passed(PUBLICATION) },
    core: {
      release: 'rel-00000000000000000000000000000041',
      issued: '2026-05-05',
      expires: '2026-12-31',
      preview: false,
      notBuilt: ['G09', 'G13'],
      earlierReleases: 'checked',
      product: {
        id: 'sme-credit-bands',
        version: '2.1.0',
        title: { zh: '小微企业信用分档', en: 'Credit bands of small firms' },
        owner: 'data-bureau',
        sha256: hex(46),
      },
      channel: {
        kind: 'authorised-operation',
        implementer: 'data-bureau',
        operator: 'operator-a',
        agreement: 'AG-2025-09',
        scenario: 'sme-lending',
        recipient: 'lender-1',
        place: 'delivered',
        registration: 'REG-000777',
      },
      form: 'scorecard',
      terms: { permit: ['use'], prohibit: ['distribute', 'reidentify', 'redevelop'], duties: ['log'] },
      pricing: {
        useClass: 'industry',
        unit: 'row-1000',
        price: 450_000,
        ceiling: 600_005,
        currency: 'CNY',
        exponent: 2,
        period: '2026',
      },
      unit: { kind: 'people', column: 'ucc' },
      inputs: [
        {
          name: 'tax',
          commitment: hex(47),
          record: 'SRC-tax',
          concept: 'tax-record',
          version: '2026-04',
          registration: 'REG-000201',
        },
        { name: 'power', commitment: hex(48), record: 'SRC-power', concept: 'power-use', registration: 'REG-000317' },
      ],
      engine: { name: 'sluice', version: '0.1.0' },
      columns: [
        column('ucc', 'direct', 'pseudonym', {
          parameters: { length: 128, keyCommitment: hex(49) },
          sensitivity: FIRM,
        }),
        column('industry', 'quasi', 'generalize', { level: 1, sensitivity: FIRM }),
        column('turnover', 'quasi', 'band', {
          parameters: { edges: [1_000_000, 5_000_000, 20_000_000] },
          sensitivity: SECRET,
        }),
        column('late_months', 'sensitive', 'band', { parameters: { edges: [1, 3] }, sensitivity: FIRM }),
      ],
      droppedColumns: 5,
      quasiIdentifiers: ['industry', 'turnover'],
      search: { method: 'optimal', sees: 'all', loss: { kind: 'loss' } },
      suppression: { limit: { rows: 0, people: 0 }, suppressed: 'drop', withinLimit: true },
      guarantees: [
        ...guaranteed('k-anonymity', { k: 11 }, HISTOGRAM),
        ...guaranteed('dominance', { column: 'turnover', n: 1, k: 75 }, HISTOGRAM),
        ...guaranteed('t-closeness', { column: 'late_months', t: 0.4, distance: 'ordered' }, HISTOGRAM),
      ],
      gate: {
        preset: 'authorised-delivered@1',
        presetSha256: hex(50),
        classifier: 'run',
        rules: BUILD.map((code) => ({ code, status: code === 'G10' ? 'needs-waiver' : 'pass' })),
      },
      data: [
        {
          path: 'data/sme-credit-bands.parquet',
          format: 'parquet',
          bytes: 9_120,
          sha256: hex(51),
          rows: rowsOf(HISTOGRAM),
          logicalDigest: hex(52),
        },
      ],
    },
  };
}
