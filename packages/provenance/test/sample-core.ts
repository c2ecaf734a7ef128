import type { Published } from '../src/build-statement.js';
import type { ReleaseCore } from '../src/statement.js';

const DIGEST = '0'.repeat(64);

/** A core that is complete and consistent: four rows in two classes, in two formats. */
export function sampleCore(): ReleaseCore {
  const table = { rows: 4, logicalDigest: 'd'.repeat(64) };
  return {
    release: `rel-${'7'.repeat(32)}`,
    issued: '2026-03-01',
    preview: true,
    notBuilt: ['G07', 'G08'],
    earlierReleases: 'not checked',
    product: {
      id: 'clinic-visits',
      version: '1.0.0',
      title: { zh: '门诊就诊明细', en: 'Outpatient visits' },
      owner: 'health-commission',
      sha256: DIGEST,
    },
    channel: { kind: 'opening', licence: 'CC-BY-4.0' },
    unit: { kind: 'people', column: 'id_card' },
    inputs: [{ name: 'visits', commitment: 'c'.repeat(64) }],
    engine: { name: 'duckdb', version: '1.5.6' },
    columns: [
      {
        name: 'birth',
        type: 'string',
        role: 'quasi',
        operation: 'generalize',
        parameters: {},
        level: 2,
        from: ['birth_date'],
      },
      { name: 'sex', type: 'string', role: 'quasi', operation: 'keep', parameters: {}, level: 0, from: ['sex'] },
      { name: 'visits', type: 'integer', role: 'insensitive', operation: 'keep', parameters: {}, from: ['visits'] },
      { name: 'fee', type: 'decimal', role: 'sensitive', operation: 'band', parameters: { edges: [0, 50] }, from: [] },
      { name: 'urgent', type: 'boolean', role: 'insensitive', operation: 'keep', parameters: {}, from: ['urgent'] },
      { name: 'day', type: 'date', role: 'insensitive', operation: 'keep', parameters: {}, from: ['day'] },
      { name: 'seen', type: 'timestamp', role: 'insensitive', operation: 'keep', parameters: {}, from: ['seen'] },
    ],
    droppedColumns: 1,
    quasiIdentifiers: ['birth', 'sex'],
    search: { method: 'optimal', sees: 'quasi', loss: { kind: 'loss' } },
    suppression: { limit: { rows: 0.02, people: 0.02 }, suppressed: 'drop', withinLimit: true },
    guarantees: [
      {
        model: 'k-anonymity',
        parameters: { k: 2 },
        unit: 'rows',
        grade: 'recomputed',
        strength: 'necessary',
        holds: true,
        evidence: { rows: 4, classes: 2, minClassSize: 2, histogram: [[2, 2]] },
      },
      {
        model: 'k-anonymity',
        parameters: { k: 2 },
        unit: 'people',
        grade: 'attested',
        strength: 'sufficient',
        holds: true,
      },
    ],
    gate: {
      preset: 'opening@1',
      presetSha256: 'b'.repeat(64),
      classifier: 'not run',
      rules: [{ code: 'G01', status: 'pass' }],
    },
    data: [
      { path: 'data/visits.csv', format: 'csv', bytes: 120, sha256: '1'.repeat(64), ...table },
      { path: 'data/visits.parquet', format: 'parquet', bytes: 990, sha256: '2'.repeat(64), ...table },
    ],
  };
}

/** Digests of every file of the sample but manifest and sums. */
export function sampleFiles() {
  return [
    ...sampleCore().data.map(({ path, sha256 }) => ({ path, sha256 })),
    { path: 'product.json', sha256: DIGEST },
    { path: 'datapackage.json', sha256: '3'.repeat(64) },
    { path: 'report/report.zh.html', sha256: '4'.repeat(64) },
    { path: 'report/report.en.html', sha256: '5'.repeat(64) },
  ];
}

export const KEYID = `sha256:${'0'.repeat(64)}`;
/** 64 bytes of zero: of the right form, and nobody's signature. */
export const SIG = `${'A'.repeat(86)}==`;

/** The sample with every optional member of a core. */
export function fullCore(): ReleaseCore {
  const core = sampleCore();
  return {
    ...core,
    channel: {
      kind: 'authorised-operation',
      licence: 'CC-BY-4.0',
      theme: 'livelihood',
      feedback: 'mailto:data@example.test',
      proactive: true,
      demand: ['REQ-1'],
      attribute: 'conditional',
      provider: 'hrss',
      recipient: 'lender',
      item: 'RL-1',
      purpose: 'lending',
      duty: 'subsidy',
      implementer: 'bureau',
      operator: 'operator-a',
      agreement: 'AG-1',
      scenario: 'sme-lending',
      place: 'delivered',
      registration: 'REG-1',
    },
    form: 'scorecard',
    expires: '2027-01-01',
    review: '2027-03-01',
    assessment: { id: 'PIA-1', on: '2026-01-01', keptUntil: '2029-01-01' },
    terms: { prohibit: ['reidentify'] },
    pricing: {
      useClass: 'industry',
      unit: 'row-1000',
      price: 4500,
      ceiling: 6000,
      currency: 'CNY',
      exponent: 2,
      period: '2026',
    },
    inputs: [
      {
        name: 'visits',
        commitment: 'c'.repeat(64),
        record: 'visits',
        concept: 'visit',
        version: '2026-01',
        registration: 'REG-2',
      },
    ],
    columns: core.columns.map((column) => ({
      ...column,
      sensitivity: { personal: 'general', state: 'general', trade: 'none' },
    })),
    assumptions: ['other-sensitive-columns-unknown'],
    gate: { ...core.gate, preset: 'health@3', chain: ['health@3', 'opening@1'] },
  };
}

/** Every optional member of a predicate; none of its signatures is one. */
export function samplePublished(): Published {
  return {
    author: { keyid: KEYID, sig: SIG },
    waivers: [{ rule: 'G10', owner: 'o', reason: 'r', until: '2026-04-01', day: '2026-03-01', keyid: KEYID, sig: SIG }],
    publication: {
      day: '2026-03-02',
      rules: [{ code: 'G14', status: 'pass' }],
      bundle: [`rel-${'8'.repeat(32)}`],
    },
    delegations: ['{}'],
  };
}
