import { initVerb } from './init.js';
import { loadVerb } from './load.js';
import type { Verb } from './verb.js';

/** The verbs of `sluice registry`, in the order of the help page. */
export const VERBS: readonly Verb[] = [initVerb, loadVerb];
