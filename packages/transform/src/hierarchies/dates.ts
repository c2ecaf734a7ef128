import { z } from 'zod';
import { type Day, isoWeek, parseDay } from './calendar.js';
import type { HierarchyKind } from './kind.js';
import { levelOf } from './level.js';
import { starLevel } from './top.js';

/** Granularities from fine to coarse. */
export const GRANULARITIES = ['day', 'week', 'month', 'quarter', 'year', 'decade', 'century'] as const;
export type Granularity = (typeof GRANULARITIES)[number];

const pad = (number: number, width: number) => String(number).padStart(width, '0');

/**
 * The label of a day at a granularity: `2024-03-05`, `2024-W10`, `2024-03`, `2024-Q1`, `2024`, `2020s`, `20c` (years
 * 2000 to 2099: the two digits that ISO 8601 calls the century).
 */
const LABEL: Readonly<Record<Granularity, (day: Day) => string>> = {
  day: ({ year, month, day }) => `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`,
  week: (day) => {
    const { year, week } = isoWeek(day);
    return `${pad(year, 4)}-W${pad(week, 2)}`;
  },
  month: ({ year, month }) => `${pad(year, 4)}-${pad(month, 2)}`,
  quarter: ({ year, month }) => `${pad(year, 4)}-Q${Math.ceil(month / 3)}`,
  year: ({ year }) => pad(year, 4),
  decade: ({ year }) => `${pad(Math.floor(year / 10), 3)}0s`,
  century: ({ year }) => `${pad(Math.floor(year / 100), 2)}c`,
};

const params = z
  .strictObject({
    dates: z
      .array(z.enum(GRANULARITIES))
      .min(1)
      .check((context) => {
        const rank = context.value.map((name) => GRANULARITIES.indexOf(name));
        rank.forEach((r, i) => {
          const issue = (message: string) =>
            context.issues.push({ code: 'custom', message, path: [i], input: context.value, continue: true });
          if (i > 0 && r <= rank[i - 1])
            issue(`expected each level to be coarser than the one before: ${GRANULARITIES.join(', ')}`);
          else if (i > 0 && context.value[i - 1] === 'week')
            issue('a week may lie in two months or years: nothing but the top may follow it');
        });
      })
      .describe('levels from fine to coarse; the first one is level 0'),
    top: z.boolean().optional().describe('false: no implicit `*` above the last level'),
  })
  .describe('a hierarchy over dates and timestamps');

export type DateHierarchy = z.infer<typeof params>;

/**
 * Calendar levels over ISO 8601 dates (or the date part of timestamps), proleptic Gregorian, years 0001 to 9999. The
 * leaves are the distinct source values. The implicit top is always there, whatever dates the data holds, so that the
 * number of levels is known from the product file.
 */
export const dateHierarchy: HierarchyKind<DateHierarchy> = Object.freeze<HierarchyKind<DateHierarchy>>({
  kind: 'dates',
  params,
  lacking: Object.freeze({
    code: 'hierarchy/not-a-date',
    expected: 'are no date yyyy-mm-dd (or timestamp) of the years 0001 to 9999',
    hint: 'Mend the values, or convert the column to ISO 8601 at the source.',
  }),
  shape: ({ dates, top = true }) => ({ levels: dates.length + (top ? 1 : 0), star: top }),
  open: ({ dates, top = true }) => ({
    has: (value) => parseDay(value) !== undefined,
    over(values) {
      const days = values.map((value) => parseDay(value)!);
      const levels = dates.map((granularity) => levelOf(days.map(LABEL[granularity])));
      if (top) levels.push(starLevel(values.length, values.length));
      return { leafCount: values.length, levels };
    },
  }),
  publicSpec: ({ dates, top }) => ({ kind: 'dates', dates, ...(top === false && { top }) }),
});
