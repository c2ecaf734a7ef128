import type { ColumnType } from '@sluice/table';
import { z } from 'zod';

const TYPES = ['string', 'integer', 'decimal', 'boolean', 'date', 'timestamp'] as const satisfies readonly ColumnType[];
const line = z.string().min(1);
const columnName = line.describe('the name of a column');

const distinct = (names: readonly string[]) => new Set(names).size === names.length;

export const sourceSchema = z.strictObject({
  file: line.optional().describe('path of the table (CSV, Parquet or Arrow), relative to the product file'),
  delimiter: z
    .string()
    .regex(/^[^"\r\n]$/u, 'expected one character, in quotes: `delimiter: ";"`')
    .optional()
    .describe('CSV: what stands between the cells; found in the header line when left out'),
  header: z
    .union([z.literal(true), z.array(columnName).min(1)])
    .optional()
    .describe('CSV: `true`, the first row names the columns; or the names, for a file without a header row'),
  types: z
    .record(columnName, z.enum(TYPES))
    .optional()
    .describe('declared types by column; undeclared columns of a CSV file are strings'),
  record: z
    .string()
    .regex(/^[A-Za-z0-9._-]{1,80}$/, 'expected the id of a record: letters, digits, `.`, `_`, `-`')
    .optional()
    .describe('id of the source in the register of sources'),
  key: z
    .union([columnName, z.array(columnName).min(1).refine(distinct, 'names a column twice')])
    .optional()
    .describe('columns that together name a record, the same in every delivery: by them later releases are compared'),
});

/** A dot would make `NAME.column` ambiguous. */
const sourceName = z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,39}$/, 'expected a name of letters, digits, `_` and `-`');

export const sourcesSchema = z
  .record(sourceName, sourceSchema)
  .describe('the tables of a join, by name; `source` is left out then');

export const joinSchema = z
  .strictObject({
    left: line.describe('name of a source: its rows give the order'),
    right: line.describe('name of the other source'),
    on: z
      .union([columnName, z.tuple([columnName, columnName])])
      .describe('the column that both have, or the column of each: `[LEFT, RIGHT]`'),
  })
  .describe('joins two sources: rows whose keys are equal, and no others');
