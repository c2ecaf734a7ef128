import type { Lang, ReportInput } from '../src/index.js';
import { sampleInput } from './sample.js';
import { authorisedSample } from './samples/authorised.js';
import { openingSample } from './samples/opening.js';
import { sharingSample } from './samples/sharing.js';
import { verificationSample } from './samples/verification.js';

export const LANGS: readonly Lang[] = ['zh', 'en'];

export const SAMPLES: Readonly<Record<string, () => ReportInput>> = {
  preview: sampleInput,
  opening: openingSample,
  sharing: sharingSample,
  authorised: authorisedSample,
  verification: verificationSample,
};

/** What a reader sees, without markup. */
export function textOf(page: string): string {
  return page
    .replace(/<style>[\s\S]*?<\/style>/, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
}

/** The part of a page under one heading, as text; empty where there is none. */
export function section(page: string, id: string): string {
  return textOf(new RegExp(`<section aria-labelledby="${id}">([\\s\\S]*?)</section>`).exec(page)?.[1] ?? '');
}

/** A release with some members of its core replaced. */
export function withCore(sample: ReportInput, core: Partial<ReportInput['core']>): ReportInput {
  return { ...sample, core: { ...sample.core, ...core } };
}
