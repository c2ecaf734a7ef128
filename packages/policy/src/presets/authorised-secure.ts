import { BUILD_CODES, LATER_CODES, PUBLICATION_CODES, WAIVABLE_CODES } from './codes.js';
import { frozenPreset } from './frozen-preset.js';
import { ORIGINS } from './origins.js';

/**
 * Authorised operation inside a secure domain: the operator looks at the rows and carries none out. What leaves the
 * domain is a product of its own, so cells and totals are judged there and not here.
 */
export const authorisedSecure1 = frozenPreset({
  name: 'authorised-secure@1',
  channel: 'authorised-operation',
  trust: 'secure',
  preview: false,
  rules: [...BUILD_CODES],
  publication: [...PUBLICATION_CODES],
  notBuilt: [...LATER_CODES],
  labels: ['quasi', 'sensitive', 'insensitive', 'token'],
  leastK: 3,
  sensitiveNeeds: [],
  lowestGrade: 'recomputed',
  approvals: { required: 2, roles: ['privacy-officer', 'implementer'] },
  registration: 'required',
  agreementYears: 5,
  assessment: { keptYears: 3 },
  waivable: [...WAIVABLE_CODES],
  origins: {
    leastK: ORIGINS.recordRisk('0.33', 3),
    lowestGrade: ORIGINS.lowestGrade,
    approvals: 'recalled convention: two approvals, those of the privacy officer and of the implementer',
    registration: ORIGINS.registration,
    agreementYears: ORIGINS.agreement,
    assessment: ORIGINS.assessment,
  },
});
