import type { z } from 'zod';
import type { Trust } from '../presets/preset.js';

/**
 * One way in which a product may leave: a frozen object of plain data that `judgeChannel` reads. To add a channel is to
 * add a file and to list it in `index.ts`.
 */
export interface Channel {
  readonly kind: string;
  /** Strict schema of the facts that stand beside `kind` in the product file. */
  readonly params: z.ZodObject;
  /** Who can become a holder: it decides whether two rows of one person may be told to belong together. */
  readonly audience: 'everyone' | 'recipient' | 'self';
  /** Whether keyed pseudonyms may leave. They link the rows of a person, so never where everyone is a holder. */
  readonly tokens: boolean;
  /** Kinds of models of which one must name each released sensitive column; empty where none is asked for. */
  readonly sensitiveNeeds: readonly string[];
  /** Whether at least one privacy model must be stated. */
  readonly needsModel: boolean;
  /** Whether suppressed rows may stay in the release with `*` in place of their quasi-identifiers. */
  readonly keepsSuppressed: boolean;
  /** What the search for levels sees where the product file does not say: `quasi` leaks nothing about sensitive values. */
  readonly searchSees: 'quasi' | 'all';
  /**
   * How far the recipient is trusted, by the facts of the product's `channel`. Total: facts that are missing or unknown
   * give the strictest level of the channel.
   */
  trustOf(facts: Readonly<Record<string, unknown>>): Trust;
}
