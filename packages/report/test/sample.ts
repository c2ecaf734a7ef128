import type { ReportInput } from '../src/index.js';

/** A release of clinic visits with people as the unit: the case that the report must explain best. */
export function sampleInput(): ReportInput {
  const histogram: [number, number][] = [
    [20, 3],
    [21, 5],
    [24, 9],
    [29, 12],
    [33, 31],
    [41, 44],
    [48, 27],
    [57, 38],
    [64, 21],
    [90, 17],
    [120, 11],
    [177, 6],
    [230, 4],
    [410, 2],
    [980, 1],
    [2310, 1],
  ];
  const rows = histogram.reduce((sum, [size, number]) => sum + size * number, 0);
  const classes = histogram.reduce((sum, [, number]) => sum + number, 0);
  const table = { rows, logicalDigest: '9c1185a5c5e9fc54612808977ee8f548b2258d31aa0f1b0f2f2b8c4a5d7e6f01' };
  return {
    candidate: '4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945',
    approvals: [],
    core: {
      release: 'rel-5d0c3a9e7b1f42868f0a6c2e9d4b7a13',
      issued: '2026-03-01',
      preview: true,
      notBuilt: ['G02', 'G04', 'G05', 'G07', 'G08', 'G09', 'G12', 'G13', 'G14', 'G15', 'G16'],
      earlierReleases: 'not checked',
      product: {
        id: 'clinic-visits',
        version: '1.0.0',
        title: { zh: '门诊就诊明细', en: 'Outpatient visits' },
        owner: 'health-commission',
        sha256: 'a3f5c8d1e2b4968770615243f4e5d6c7b8a99a8b7c6d5e4f3021122334455667',
      },
      channel: { kind: 'opening', licence: 'CC-BY-4.0' },
      unit: { kind: 'people', column: 'id_card' },
      inputs: [{ name: 'visits', commitment: '7d865e959b2466918c9863afca942d0fb89d7c9ac0c99bafc3749504ded97730' }],
      engine: { name: 'duckdb', version: '1.5.6' },
      columns: [
        {
          name: 'birth_date',
          type: 'string',
          role: 'quasi',
          operation: 'generalize',
          parameters: { dates: ['day', 'month', 'year', 'decade'] },
          level: 2,
          from: ['birth_date'],
        },
        {
          name: 'district',
          type: 'string',
          role: 'quasi',
          operation: 'generalize',
          parameters: {},
          level: 1,
          from: ['district'],
        },
        { name: 'sex', type: 'string', role: 'quasi', operation: 'keep', parameters: {}, level: 0, from: ['sex'] },
        {
          name: 'department',
          type: 'string',
          role: 'insensitive',
          operation: 'keep',
          parameters: {},
          from: ['department'],
        },
        {
          name: 'fee',
          type: 'string',
          role: 'sensitive',
          operation: 'band',
          parameters: { edges: [0, 50, 200, 1000] },
          from: ['fee'],
        },
      ],
      droppedColumns: 2,
      quasiIdentifiers: ['birth_date', 'district', 'sex'],
      search: { method: 'optimal', sees: 'quasi', loss: { kind: 'loss' } },
      suppression: { limit: { rows: 0.02, people: 0.07 }, suppressed: 'drop', withinLimit: true },
      guarantees: [
        {
          model: 'k-anonymity',
          parameters: { k: 20 },
          unit: 'people',
          grade: 'attested',
          strength: 'sufficient',
          holds: true,
        },
        {
          model: 'k-anonymity',
          parameters: { k: 20 },
          unit: 'rows',
          grade: 'recomputed',
          strength: 'necessary',
          holds: true,
          evidence: { rows, classes, minClassSize: 20, histogram },
        },
      ],
      gate: {
        preset: 'opening@0',
        presetSha256: '1b4f0e9851971998e732078544c96b36c3d01cedf7caa332359d6f1d83567014',
        classifier: 'not run',
        rules: ['G01', 'G03', 'G06', 'G10', 'G11'].map((code) => ({ code, status: 'pass' as const })),
      },
      data: [
        { path: 'data/visits.csv', format: 'csv', bytes: 612_441, sha256: '1'.repeat(64), ...table },
        { path: 'data/visits.parquet', format: 'parquet', bytes: 48_210, sha256: '2'.repeat(64), ...table },
      ],
    },
  };
}
