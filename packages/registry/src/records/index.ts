import type { RecordKind } from '../record.js';
import { agreement } from './agreement.js';
import { answer } from './answer.js';
import { answerDesk } from './answer-desk.js';
import { assessment } from './assessment.js';
import { bundle } from './bundle.js';
import { codeList } from './code-list.js';
import { consent } from './consent.js';
import { feedback } from './feedback.js';
import { key } from './key.js';
import { organisation } from './organisation.js';
import { price } from './price.js';
import { registration } from './registration.js';
import { release } from './release.js';
import { request } from './request.js';
import { responsibilityItem } from './responsibility-item.js';
import { settings } from './settings.js';
import { source } from './source.js';
import { system } from './system.js';
import { usage } from './usage.js';
import { waiver } from './waiver.js';

/** Every kind of record, in the order of the help page: who and what, terms, releases, use, then the settings. */
export const RECORD_KINDS: readonly RecordKind[] = Object.freeze([
  organisation,
  system,
  codeList,
  source,
  responsibilityItem,
  agreement,
  registration,
  price,
  assessment,
  release,
  bundle,
  waiver,
  key,
  consent,
  answerDesk,
  answer,
  request,
  feedback,
  usage,
  settings,
]);
