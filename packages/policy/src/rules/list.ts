import { g01 } from './g01-specification.js';
import { g03 } from './g03-columns.js';
import { g06 } from './g06-models.js';
import { g10 } from './g10-suppression-and-utility.js';
import { g11 } from './g11-byte-hygiene.js';
import type { GateRule } from './rule.js';

/** The built-in gate rules, by code. */
export const GATE_RULES: readonly GateRule[] = [g01, g03, g06, g10, g11];
