import { z } from 'zod';
import type { RegistryView } from '../record.js';
import { defineKind } from './define-kind.js';
import { fields } from './fields.js';
import { fault, onlyChanged } from './rules.js';

const number = (about: string, max: number) =>
  z
    .strictObject({
      value: z.int().min(1).max(max).describe('the number'),
      source: fields.line('document and article that it comes from'),
    })
    .optional()
    .describe(about);

const schema = z.strictObject({
  agreementYears: number('longest term of an agreement of authorised operation, in years', 100),
  registrationYears: number('validity of a registration from its issue, in years', 100),
  renewalDays: number('how many days before its expiry a registration may be renewed', 3660),
  noticeDays: number('length of the public notice before a registration is issued, in working days', 366),
  assessmentYears: number('how long the record of an impact assessment is kept, in years', 100),
  retirementNoticeDays: number('how many days before its expiry the catalogue announces that a release ends', 3660),
  calendar: z
    .strictObject({
      holidays: z.array(fields.day('a day off')).max(5000).describe('days off, beside Saturdays and Sundays'),
      makeUpDays: z
        .array(fields.day('a day that is worked'))
        .max(5000)
        .describe('Saturdays and Sundays that are worked to make up for days off'),
      source: fields.line('announcement that the days come from'),
    })
    .optional()
    .describe('which days are working days; Monday to Friday where absent'),
});

export type SettingsBody = z.infer<typeof schema>;
export type Settings = { readonly [K in keyof SettingsBody]-?: NonNullable<SettingsBody[K]> };

/** What holds where the registry has no `settings` record, or that record leaves a member out. */
export const DEFAULT_SETTINGS: Settings = Object.freeze({
  agreementYears: { value: 5, source: '发改数据规〔2025〕27号: term of at most five years' },
  registrationYears: { value: 3, source: '发改数据规〔2025〕26号: a result is valid for three years and renewable' },
  renewalDays: { value: 60, source: 'recalled convention for 发改数据规〔2025〕26号, not confirmed against the text' },
  noticeDays: { value: 10, source: 'recalled convention for 发改数据规〔2025〕26号, not confirmed against the text' },
  assessmentYears: {
    value: 3,
    source: 'recalled convention for PIPL articles 55 and 56, not confirmed against the text',
  },
  retirementNoticeDays: { value: 30, source: 'choice of this project, no legal text' },
  calendar: { holidays: [], makeUpDays: [], source: 'Monday to Friday, until the yearly announcement is entered' },
});

const MEMBERS = Object.keys(schema.shape) as (keyof SettingsBody & string)[];

/** The settings in force: the record `settings default`, member by member over `DEFAULT_SETTINGS`. */
export async function settingsOf(view: RegistryView): Promise<Settings> {
  const record = await view.get('settings', 'default');
  return { ...DEFAULT_SETTINGS, ...(record?.body as SettingsBody | undefined) } as Settings;
}

/**
 * The one record (id `default`) with the day counts and limits that rules read. Numbers are data here, each with the
 * document it comes from, since texts change and some are known from hearsay only.
 */
export const settings = defineKind<SettingsBody>({
  kind: 'settings',
  title: { zh: '设置', en: 'settings' },
  schema,
  states: ['in-force'],
  first: 'in-force',
  transitions: { update: { from: ['in-force'], to: 'in-force', changesBody: true } },
  columns: (body) => [
    ['set', MEMBERS.filter((name) => body[name] !== undefined).join(' ')],
    ['holidays', String(body.calendar?.holidays.length ?? 0)],
  ],
  async check(next, previous) {
    const stray =
      next.id === 'default'
        ? []
        : [fault('settings/id', 'settings: expected the id default', 'there is one settings record: update it')];
    return [...stray, ...onlyChanged(next, previous, MEMBERS)];
  },
});
