import type { Answer } from './compiled-policy.js';

/** A question about a named person. The program that calls has made sure that the recipient is who it says. */
export interface Question {
  /** The person's id as the recipient has it; spelling is normalised. */
  readonly subject: string;
  readonly recipient: string;
  /** Name of a predicate of the product. */
  readonly predicate: string;
  readonly purpose: string;
}

/** All that an asker ever gets. */
export interface Reply {
  readonly answer: Answer;
}
