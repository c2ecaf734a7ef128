/** What a column is to the person in the row (taxonomy: direct, quasi, sensitive, insensitive). */
export type Role = 'direct' | 'quasi' | 'sensitive' | 'insensitive';

export const ROLES: readonly Role[] = ['direct', 'quasi', 'sensitive', 'insensitive'];

/**
 * The type of a column in the compiler: what it is, what it still tells, and where it came from.
 * An operation maps labels to labels; a channel says which labels may leave.
 */
export interface Label {
  readonly role: Role;
  /** Every cell has one and the same value: it tells nothing about a row. */
  readonly constant: boolean;
  /** A keyed pseudonym: only the key holder can compute it, but it links the rows of a person. */
  readonly token: boolean;
  /** Source columns it was computed from. */
  readonly from: readonly string[];
}
