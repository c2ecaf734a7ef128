import { g01 } from './g01-specification.js';
import { g02 } from './g02-sources.js';
import { g03 } from './g03-columns.js';
import { g04 } from './g04-channel-facts.js';
import { g05 } from './g05-grades.js';
import { g06 } from './g06-models.js';
import { g07 } from './g07-small-cells.js';
import { g08 } from './g08-earlier-releases.js';
import { g10 } from './g10-suppression-and-utility.js';
import { g11 } from './g11-byte-hygiene.js';
import { g12 } from './g12-pricing.js';
import type { GateRule } from './rule.js';

/** The built-in gate rules, by code. */
export const GATE_RULES: readonly GateRule[] = [g01, g02, g03, g04, g05, g06, g07, g08, g10, g11, g12];
