import { addVerb } from './add.js';
import { checkVerb } from './check.js';
import { exportVerb } from './export.js';
import { importVerb } from './import.js';
import { initVerb } from './init.js';
import { kindsVerb } from './kinds.js';
import { listVerb } from './list.js';
import { loadVerb } from './load.js';
import { logVerb } from './log.js';
import { migrateVerb } from './migrate.js';
import { showVerb } from './show.js';
import { stepVerb } from './step.js';
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
  logVerb,
  checkVerb,
  exportVerb,
  importVerb,
  migrateVerb,
];
