import { g02 } from './g02-sources.js';
import { g04 } from './g04-channel-facts.js';
import { g05 } from './g05-grades.js';
import { g08 } from './g08-earlier-releases.js';
import { g12 } from './g12-pricing.js';
import { g14 } from './g14-approvals.js';
import { g15 } from './g15-sealed.js';
import { g16 } from './g16-waivers.js';
import type { PublicationRule } from './rule.js';

/** The built-in rules of publication, by code. */
export const PUBLICATION_RULES: readonly PublicationRule[] = [g02, g04, g05, g08, g12, g14, g15, g16];
