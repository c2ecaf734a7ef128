import type { ColumnType } from '@sluice/table';

/** How a stored type is read. */
export interface ParquetColumnType {
  readonly type: ColumnType;
  /** SQL that stores a value `v` in the table; default `v`. */
  readonly store?: string;
  /** SQL text of a stored value `v`. */
  readonly text?: string;
  readonly finish?: (text: string) => string;
}

const integer: ParquetColumnType = { type: 'integer', text: 'v::varchar' };
const decimal: ParquetColumnType = {
  type: 'decimal',
  // A double of the same value: `finish` then prints what JavaScript prints, also for not-a-number.
  store: 'v::double',
  text: 'v::varchar',
  finish: (text) => (/inf/i.test(text) ? 'Infinity' : String(Number(text))),
};
const timestamp: ParquetColumnType = {
  type: 'timestamp',
  text: 'v::varchar',
  finish: (text) => text.replace(' ', 'T'),
};

const PLAIN: Readonly<Record<string, ParquetColumnType>> = {
  VARCHAR: { type: 'string' },
  UUID: { type: 'string', store: 'v::varchar' },
  BOOLEAN: { type: 'boolean', text: 'v::varchar' },
  TINYINT: integer,
  SMALLINT: integer,
  INTEGER: integer,
  BIGINT: integer,
  HUGEINT: integer,
  UTINYINT: integer,
  USMALLINT: integer,
  UINTEGER: integer,
  UBIGINT: integer,
  FLOAT: decimal,
  DOUBLE: decimal,
  DATE: { type: 'date', text: 'v::varchar' },
  TIMESTAMP: timestamp,
  TIMESTAMP_S: timestamp,
  TIMESTAMP_MS: timestamp,
  TIMESTAMP_NS: timestamp,
};

/**
 * The type of a column by the engine's name of it; `undefined` where it has no counterpart (nested, binary, time of
 * day, interval), `zone` for instants, about which somebody must decide.
 */
export function parquetColumnType(sqlType: string): ParquetColumnType | 'zone' | undefined {
  const scale = /^DECIMAL\(\d+,(\d+)\)$/.exec(sqlType);
  if (scale !== null) return { type: scale[1] === '0' ? 'integer' : 'decimal', text: 'v::varchar' };
  if (/^ENUM\(/.test(sqlType)) return { type: 'string', store: 'v::varchar' };
  if (sqlType === 'TIMESTAMP WITH TIME ZONE') return 'zone';
  return Object.hasOwn(PLAIN, sqlType) ? PLAIN[sqlType] : undefined;
}

/** Instants as wall time in UTC, with `Z` behind them where they are wanted as text. */
export function instantType(declared: ColumnType): ParquetColumnType {
  const store = "v at time zone 'UTC'";
  if (declared !== 'string') return { ...timestamp, store };
  return { ...timestamp, store, finish: (text) => `${text.replace(' ', 'T')}Z` };
}
