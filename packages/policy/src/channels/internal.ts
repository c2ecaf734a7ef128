import { z } from 'zod';
import type { Channel } from './channel.js';

/**
 * For one's own use: no audience, so no audience rules. The release says so, is never published, and `verify` refuses
 * it unless told otherwise.
 */
export const internal: Channel = Object.freeze({
  kind: 'internal',
  params: z.strictObject({}),
  audience: 'self',
  tokens: true,
  sensitiveNeeds: Object.freeze([]),
  needsModel: false,
  keepsSuppressed: true,
  searchSees: 'all',
  trustOf: () => 'self',
} satisfies Channel);
