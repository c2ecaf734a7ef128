import type { ReportInput } from '../../src/index.js';
import { BUILD, hex, PUBLICATION, passed, signedBy } from '../parts.js';

/** Yes or no about a named person: no table, no guarantee, free for public welfare. */
export function verificationSample(): ReportInput {
  return {
    candidate: hex(61),
    author: signedBy(62),
    approvals: [
      { role: 'privacy-officer', day: '2026-06-02', ...signedBy(63) },
      { role: 'implementer', day: '2026-06-03', ...signedBy(64) },
    ],
    publication: { day: '2026-06-04', rules: passed(PUBLICATION) },
    core: {
      release: 'rel-00000000000000000000000000000061',
      issued: '2026-06-01',
      expires: '2027-05-31',
      preview: false,
      notBuilt: ['G09', 'G13'],
      earlierReleases: 'checked',
      product: {
        id: 'residence-check',
        version: '1.0.0',
        title: { zh: '居住与年龄核验', en: 'Residence and age check' },
        owner: 'data-bureau',
        sha256: hex(65),
      },
      channel: {
        kind: 'authorised-operation',
        implementer: 'data-bureau',
        operator: 'operator-a',
        agreement: 'AG-2026-02',
        scenario: 'rental-support',
        recipient: 'housing-desk',
        place: 'delivered',
        registration: 'REG-000812',
      },
      form: 'verification',
      assessment: { id: 'PIA-2026-11', on: '2026-05-12', keptUntil: '2029-05-12' },
      terms: { permit: ['use'], prohibit: ['distribute', 'redevelop'], duties: ['log', { delete: 'P1Y6M' }] },
      pricing: {
        useClass: 'public-welfare',
        unit: 'call',
        price: 0,
        ceiling: 0,
        currency: 'CNY',
        exponent: 2,
        period: '2026',
      },
      unit: { kind: 'people', column: 'id_card' },
      inputs: [
        {
          name: 'residents',
          commitment: hex(66),
          record: 'SRC-residents',
          concept: 'residence',
          version: '2026-05',
          registration: 'REG-000601',
        },
      ],
      engine: { name: 'sluice', version: '0.1.0' },
      columns: [],
      droppedColumns: 6,
      quasiIdentifiers: [],
      search: { method: 'none', sees: 'quasi', loss: {} },
      suppression: { limit: { rows: 0, people: 0 }, suppressed: 'drop', withinLimit: true },
      guarantees: [],
      gate: {
        preset: 'authorised-delivered@1',
        presetSha256: hex(67),
        classifier: 'not run',
        rules: passed(BUILD),
      },
      data: [],
    },
  };
}
