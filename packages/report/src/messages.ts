import { AUDIENCE_MESSAGES } from './messages/audience.js';
import { COLUMN_MESSAGES } from './messages/columns.js';
import { EVIDENCE_MESSAGES } from './messages/evidence.js';
import { GATE_MESSAGES } from './messages/gate.js';
import { MODEL_MESSAGES } from './messages/models.js';
import { ORIGIN_MESSAGES } from './messages/origin.js';
import { PAGE_MESSAGES } from './messages/page.js';
import { PRODUCT_MESSAGES } from './messages/product.js';
import { PROTECTION_MESSAGES } from './messages/protection.js';
import { RESPONSIBILITY_MESSAGES } from './messages/responsibility.js';
import { TERMS_MESSAGES } from './messages/terms.js';

/** The sentences by part of the page; a key stands in one part only. */
export const PARTS = [
  PAGE_MESSAGES,
  PRODUCT_MESSAGES,
  AUDIENCE_MESSAGES,
  TERMS_MESSAGES,
  RESPONSIBILITY_MESSAGES,
  PROTECTION_MESSAGES,
  MODEL_MESSAGES,
  EVIDENCE_MESSAGES,
  COLUMN_MESSAGES,
  GATE_MESSAGES,
  ORIGIN_MESSAGES,
] as const;

/** Every sentence of the report. */
export const MESSAGES = {
  ...PAGE_MESSAGES,
  ...PRODUCT_MESSAGES,
  ...AUDIENCE_MESSAGES,
  ...TERMS_MESSAGES,
  ...RESPONSIBILITY_MESSAGES,
  ...PROTECTION_MESSAGES,
  ...MODEL_MESSAGES,
  ...EVIDENCE_MESSAGES,
  ...COLUMN_MESSAGES,
  ...GATE_MESSAGES,
  ...ORIGIN_MESSAGES,
};

export type MessageKey = keyof typeof MESSAGES;
