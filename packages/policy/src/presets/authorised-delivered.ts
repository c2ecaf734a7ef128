import { BUILD_CODES, LATER_CODES, PUBLICATION_CODES, WAIVABLE_CODES } from './codes.js';
import { frozenPreset } from './frozen-preset.js';
import { ORIGINS } from './origins.js';

/** Authorised operation whose products are handed over: bound by an agreement, out of sight all the same. */
export const authorisedDelivered1 = frozenPreset({
  name: 'authorised-delivered@1',
  channel: 'authorised-operation',
  trust: 'delivered',
  preview: false,
  rules: [...BUILD_CODES],
  publication: [...PUBLICATION_CODES],
  notBuilt: [...LATER_CODES],
  labels: ['quasi', 'sensitive', 'insensitive', 'token'],
  leastK: 11,
  greatestT: 0.5,
  sensitiveNeeds: ['l-diversity', 't-closeness'],
  lowestGrade: 'recomputed',
  smallCells: { least: 10 },
  dominance: { n: 1, k: 75, p: 10 },
  approvals: { required: 2, roles: ['privacy-officer', 'implementer'] },
  registration: 'required',
  agreementYears: 5,
  assessment: { keptYears: 3 },
  waivable: [...WAIVABLE_CODES],
  origins: {
    leastK: ORIGINS.recordRisk('0.09', 11),
    greatestT: ORIGINS.greatestT,
    lowestGrade: ORIGINS.lowestGrade,
    smallCells: ORIGINS.smallCells,
    dominance: ORIGINS.dominance,
    approvals: 'recalled convention: two approvals, those of the privacy officer and of the implementer',
    registration: ORIGINS.registration,
    agreementYears: ORIGINS.agreement,
    assessment: ORIGINS.assessment,
  },
});
