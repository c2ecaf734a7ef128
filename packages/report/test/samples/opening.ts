import type { ReportInput } from '../../src/index.js';
import { BUILD, column, guaranteed, hex, PUBLICATION, passed, rowsOf, signedBy } from '../parts.js';

const HISTOGRAM: readonly (readonly [number, number])[] = [
  [20, 3],
  [24, 9],
  [33, 31],
  [48, 27],
  [64, 21],
  [120, 11],
  [410, 2],
  [2310, 1],
];
const RAW = { personal: 'sensitive', state: 'general', trade: 'none' } as const;

/** Opened to everyone, with its two approvals, under a preset of the organisation's own. */
export function openingSample(): ReportInput {
  const table = { rows: rowsOf(HISTOGRAM), logicalDigest: hex(9) };
  return {
    candidate: hex(1),
    author: signedBy(2),
    approvals: [
      { role: 'privacy-officer', day: '2026-03-03', ...signedBy(3) },
      { role: 'steward', day: '2026-03-04', ...signedBy(4) },
    ],
    publication: { day: '2026-03-05', rules: passed(PUBLICATION) },
    core: {
      release: 'rel-5d0c3a9e7b1f42868f0a6c2e9d4b7a13',
      issued: '2026-03-01',
      review: '2027-03-02',
      preview: false,
      notBuilt: ['G09', 'G13'],
      earlierReleases: 'checked',
      product: {
        id: 'clinic-visits',
        version: '2.0.0',
        title: { zh: '门诊就诊明细', en: 'Outpatient visits' },
        owner: 'health-commission',
        sha256: hex(5),
      },
      channel: {
        kind: 'opening',
        licence: 'CC-BY-4.0',
        theme: 'health',
        feedback: 'https://data.example.org/feedback',
        proactive: true,
      },
      assessment: { id: 'PIA-2026-07', on: '2026-02-10', keptUntil: '2029-02-10' },
      terms: { permit: ['use', 'distribute', 'derive'], prohibit: ['reidentify'], duties: ['attribute'] },
      unit: { kind: 'people', column: 'id_card' },
      inputs: [
        {
          name: 'visits',
          commitment: hex(6),
          record: 'SRC-visits',
          concept: 'outpatient-visit',
          version: '2026-02',
          registration: 'REG-000123',
        },
      ],
      engine: { name: 'duckdb', version: '1.5.6' },
      columns: [
        column('birth_date', 'quasi', 'generalize', { parameters: { dates: ['day', 'month', 'year'] }, level: 2 }),
        column('sex', 'quasi', 'keep'),
        column('district', 'quasi', 'generalize', { level: 1 }),
        column('diagnosis', 'sensitive', 'keep', { sensitivity: RAW }),
        column('fee', 'sensitive', 'band', { parameters: { edges: [0, 50, 200, 1000] }, sensitivity: RAW }),
      ],
      droppedColumns: 3,
      quasiIdentifiers: ['birth_date', 'sex', 'district'],
      search: { method: 'optimal', sees: 'quasi', loss: { kind: 'loss' } },
      suppression: { limit: { rows: 0.02, people: 0.02 }, failing: 0.05, suppressed: 'drop', withinLimit: true },
      guarantees: [
        ...guaranteed('k-anonymity', { k: 25 }, HISTOGRAM.slice(2)),
        ...guaranteed('l-diversity', { column: 'diagnosis', l: 3, variant: 'distinct' }, HISTOGRAM.slice(2)),
        ...guaranteed('t-closeness', { column: 'fee', t: 0.4, distance: 'ordered' }, HISTOGRAM.slice(2)),
      ],
      assumptions: ['other-sensitive-columns-unknown'],
      gate: {
        preset: 'health-open@3',
        presetSha256: hex(7),
        chain: ['health-open@3', 'province-open@1', 'opening@1'],
        classifier: 'not run',
        rules: passed(BUILD),
      },
      data: [
        { path: 'data/visits.csv', format: 'csv', bytes: 612_441, sha256: hex(10), ...table },
        { path: 'data/visits.parquet', format: 'parquet', bytes: 48_210, sha256: hex(11), ...table },
      ],
    },
  };
}
