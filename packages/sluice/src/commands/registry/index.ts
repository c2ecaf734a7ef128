import { addVerb } from './add.js';
import { catalogueVerb } from './catalogue.js';
import { checkVerb } from './check.js';
import { closeVerb } from './close.js';
import { disclosureVerb } from './disclosure.js';
import { evidenceVerb } from './evidence.js';
import { exportVerb } from './export.js';
import { importVerb } from './import.js';
import { initVerb } from './init.js';
import { kindsVerb } from './kinds.js';
import { listVerb } from './list.js';
import { loadVerb } from './load.js';
import { logVerb } from './log.js';
import { migrateVerb } from './migrate.js';
import { renewalsVerb } from './renewals.js';
import { requestsVerb } from './requests.js';
import { revenueVerb } from './revenue.js';
import { settleVerb } from './settle.js';
import { showVerb } from './show.js';
import { sourceVerb } from './source.js';
import { stepVerb } from './step.js';
import { useVerb } from './use.js';
import type { Verb } from './verb.js';

/** The verbs of `sluice registry`, in the order of the help page. */
export const VERBS: readonly Verb[] = [
  initVerb,
  loadVerb,
  addVerb,
  stepVerb,
  listVerb,
  showVerb,
  kindsVerb,
  sourceVerb,
  renewalsVerb,
  requestsVerb,
  useVerb,
  revenueVerb,
  closeVerb,
  disclosureVerb,
  catalogueVerb,
  evidenceVerb,
  logVerb,
  checkVerb,
  exportVerb,
  importVerb,
  settleVerb,
  migrateVerb,
];
