import type { Role } from './label.js';

/**
 * How grave a column is, on the three axes of public-data policy: to the person (personal information, and sensitive
 * personal information), to the state (general, important, core data of GB/T 43697-2024), to the firm (trade secret).
 */
export interface Sensitivity {
  readonly personal: 'none' | 'general' | 'sensitive';
  readonly state: 'general' | 'important' | 'core';
  readonly trade: 'none' | 'secret';
}

/** Each axis from the mildest to the gravest. */
export const SENSITIVITY_AXES = Object.freeze({
  personal: Object.freeze(['none', 'general', 'sensitive'] as const),
  state: Object.freeze(['general', 'important', 'core'] as const),
  trade: Object.freeze(['none', 'secret'] as const),
});

/** The graver of two on each axis: the class of a whole is that of its gravest part (GB/T 43697-2024). */
export function joinSensitivity(a: Sensitivity, b: Sensitivity): Sensitivity {
  return {
    personal: graver(SENSITIVITY_AXES.personal, a.personal, b.personal),
    state: graver(SENSITIVITY_AXES.state, a.state, b.state),
    trade: graver(SENSITIVITY_AXES.trade, a.trade, b.trade),
  };
}

function graver<T extends string>(axis: readonly T[], a: T, b: T): T {
  return axis.indexOf(a) >= axis.indexOf(b) ? a : b;
}

/**
 * Sensitivity of a column whose product declares none, by its role in the source: what is sensitive to the person counts
 * as sensitive personal information, what identifies as personal information. State and trade are never implied: those
 * gradings are decisions of an organisation.
 */
export function impliedSensitivity(role: Role): Sensitivity {
  const personal = role === 'sensitive' ? 'sensitive' : role === 'insensitive' ? 'none' : 'general';
  return { personal, state: 'general', trade: 'none' };
}

/** Whether every axis has one of its values: a grading that came from outside may be anything. */
export function isSensitivity(value: Sensitivity | undefined): value is Sensitivity {
  return (
    value !== undefined &&
    SENSITIVITY_AXES.personal.includes(value.personal) &&
    SENSITIVITY_AXES.state.includes(value.state) &&
    SENSITIVITY_AXES.trade.includes(value.trade)
  );
}
