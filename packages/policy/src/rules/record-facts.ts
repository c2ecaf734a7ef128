import type { GateFacts } from './facts.js';

/** What the rules that are asked both at the build and at publication look at. */
export type RecordFacts = Pick<GateFacts, 'channel' | 'preset' | 'columns' | 'models' | 'supply'>;
