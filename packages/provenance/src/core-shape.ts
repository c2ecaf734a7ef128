import { channelKind, line, nameOfRecord, productId, productVersion, releaseId } from './ids.js';
import { isReleasePath } from './release-path.js';
import {
  array,
  bilingual,
  boolean,
  count,
  day,
  either,
  hex256,
  matching,
  object,
  oneOf,
  optional,
  record,
  type Shape,
  share,
  such,
  text,
} from './shape.js';
import type { ClassEvidence, Guarantee, ReleaseCore, StatedChannel, StatedColumn, StatedFile } from './statement.js';

const column = object<StatedColumn>({
  name: text,
  type: oneOf('string', 'integer', 'decimal', 'boolean', 'date', 'timestamp'),
  role: oneOf('direct', 'quasi', 'sensitive', 'insensitive'),
  operation: text,
  parameters: record,
  level: optional(count()),
  from: array(text),
  sensitivity: optional(
    object<NonNullable<StatedColumn['sensitivity']>>({
      personal: oneOf('none', 'general', 'sensitive'),
      state: oneOf('general', 'important', 'core'),
      trade: oneOf('none', 'secret'),
    }),
  ),
});

const sizeCount = such(array(count(1)), (pair) => pair.length === 2, 'a pair [size, number]') as unknown as Shape<
  readonly [number, number]
>;

const classEvidence = object<ClassEvidence>({
  rows: count(),
  classes: count(),
  minClassSize: either<null, number>((value) => value === null, oneOf(null), count(1)),
  histogram: array(sizeCount),
});

const guarantee = object<Guarantee>({
  model: text,
  parameters: record,
  unit: oneOf('rows', 'people'),
  grade: oneOf('recomputed', 'derived', 'attested'),
  strength: oneOf('sufficient', 'necessary'),
  holds: oneOf(true),
  evidence: optional(classEvidence),
});

const file = object<StatedFile>({
  path: such(text, isReleasePath, 'a path inside the release'),
  format: oneOf('parquet', 'csv', 'arrow'),
  bytes: count(),
  sha256: hex256,
  rows: count(),
  logicalDigest: hex256,
});

const channel = object<StatedChannel>({
  kind: channelKind,
  licence: optional(matching(/^[A-Za-z0-9][A-Za-z0-9.+-]*$/, 'a licence identifier such as CC-BY-4.0')),
  theme: optional(line),
  feedback: optional(line),
  proactive: optional(boolean),
  demand: optional(array(nameOfRecord, 1)),
  attribute: optional(oneOf('unconditional', 'conditional')),
  provider: optional(nameOfRecord),
  recipient: optional(nameOfRecord),
  item: optional(nameOfRecord),
  purpose: optional(line),
  duty: optional(line),
  implementer: optional(nameOfRecord),
  operator: optional(nameOfRecord),
  agreement: optional(nameOfRecord),
  scenario: optional(line),
  place: optional(oneOf('secure', 'delivered')),
  registration: optional(nameOfRecord),
});

const pricing = object<NonNullable<ReleaseCore['pricing']>>({
  useClass: oneOf('public-governance', 'public-welfare', 'industry'),
  unit: text,
  price: count(),
  ceiling: count(),
  currency: matching(/^[A-Z]{3}$/, 'a currency of ISO 4217'),
  exponent: such(count(), (digits) => digits <= 4, 'an exponent from 0 to 4'),
  period: text,
});

/** Shape of a release core: each member as `ReleaseCore` says, none besides. */
export const coreShape: Shape<ReleaseCore> = object<ReleaseCore>({
  release: releaseId,
  issued: day,
  preview: boolean,
  notBuilt: array(text),
  earlierReleases: oneOf('not checked', 'checked'),
  product: object<ReleaseCore['product']>({
    id: productId,
    version: productVersion,
    title: bilingual,
    owner: text,
    sha256: hex256,
  }),
  channel,
  form: optional(oneOf('table', 'scorecard', 'verification')),
  expires: optional(day),
  review: optional(day),
  assessment: optional(object<NonNullable<ReleaseCore['assessment']>>({ id: nameOfRecord, on: day, keptUntil: day })),
  terms: optional(record),
  pricing: optional(pricing),
  unit: either(
    (value) => typeof value === 'object' && value !== null && 'column' in value,
    object<{ readonly kind: 'people'; readonly column: string }>({ kind: oneOf('people'), column: text }),
    object<{ readonly kind: 'rows' }>({ kind: oneOf('rows') }),
  ),
  inputs: array(
    object<ReleaseCore['inputs'][number]>({
      name: text,
      commitment: hex256,
      record: optional(nameOfRecord),
      concept: optional(text),
      version: optional(text),
      registration: optional(nameOfRecord),
    }),
  ),
  engine: object<ReleaseCore['engine']>({ name: text, version: text }),
  columns: array(column),
  droppedColumns: count(),
  quasiIdentifiers: array(text),
  search: object<ReleaseCore['search']>({
    method: text,
    steps: optional(count(1)),
    sees: oneOf('quasi', 'all'),
    loss: record,
  }),
  suppression: object<ReleaseCore['suppression']>({
    limit: object<ReleaseCore['suppression']['limit']>({ rows: share, people: share }),
    failing: optional(share),
    suppressed: oneOf('drop', 'keep'),
    withinLimit: oneOf(true),
  }),
  guarantees: array(guarantee),
  assumptions: optional(array(oneOf('other-sensitive-columns-unknown'), 1)),
  gate: object<ReleaseCore['gate']>({
    preset: text,
    presetSha256: hex256,
    classifier: oneOf('not run', 'run'),
    chain: optional(array(text, 2)),
    rules: array(object<ReleaseCore['gate']['rules'][number]>({ code: text, status: oneOf('pass', 'needs-waiver') })),
  }),
  data: array(file),
});
