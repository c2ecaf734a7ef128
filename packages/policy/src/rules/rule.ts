import type { GateFacts, PublicationFacts } from './facts.js';

/** Text for people, in both languages. */
export interface Message {
  readonly zh: string;
  readonly en: string;
}

/** The one answer that lets a release through. Rules return this very object; anything else stops the release. */
export const PASS = Object.freeze({ status: 'pass' as const });

export interface Block {
  readonly status: 'block';
  readonly reason: Message;
  readonly hint: Message;
  /** A signed waiver may pass over this very block, where rule and preset allow it. */
  readonly waivable?: true;
  /** Nothing is wrong, something is still to come: a signature, or the sealing. */
  readonly waits?: true;
}

/** A gate rule: data and a pure function over plain facts. */
export interface GateRule {
  /** Stable: `G01` to `G16`. */
  readonly code: string;
  readonly title: Message;
  readonly waivable: boolean;
  judge(facts: GateFacts): typeof PASS | Block;
}

/** A rule that is asked when a candidate is published: of the records of that day, and of what was signed. */
export interface PublicationRule {
  readonly code: string;
  readonly title: Message;
  /** Absent: no waiver passes over any of its blocks. */
  readonly waivable?: boolean;
  judge(facts: PublicationFacts): typeof PASS | Block;
}

export function block(reason: Message, hint: Message): Block {
  return { status: 'block', reason, hint };
}

/** A block that a signed waiver may pass over, where rule and preset allow it. */
export function waivableBlock(reason: Message, hint: Message): Block {
  return { status: 'block', reason, hint, waivable: true };
}

/** A block that what is still to come will lift. */
export function waitingBlock(reason: Message, hint: Message): Block {
  return { status: 'block', reason, hint, waits: true };
}
