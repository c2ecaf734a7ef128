import type { ReleaseStatement } from '@sluice/provenance';
import type { Html } from '../html.js';
import type { Lang } from '../messages/lang.js';
import type { Translate } from '../translate.js';

/** What a release says before it is signed: the report is rendered from this and nothing else. */
export type ReportInput = ReleaseStatement['predicate'];

/** What each section of the page is given. */
export interface SectionContext {
  readonly input: ReportInput;
  readonly lang: Lang;
  readonly t: Translate;
}

/** Null where the release has nothing to say there. */
export type Section = (context: SectionContext) => Html | null;
