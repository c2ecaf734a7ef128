import { fail } from '@sluice/errors';
import { classesOfTable, type ModelUse, type References, type SensitiveColumn } from '@sluice/models';
import { type CodedColumn, type CodedTable, normaliseSubject, type Subjects, subjectsOf } from '@sluice/table';
import { compareTokens, leadingBytes, RECORD_TOKEN_BYTES, TOKEN_BYTES } from './person-map/tokens.js';
import { numberedTree } from './person-map/tree.js';

/** A model of a release by its kind, with its parameters as plain JSON. */
export interface MapModel {
  readonly model: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** What tells the rows of a person apart over releases, so that a row is followed and not its person. */
export interface MapRecords {
  /** Columns whose values are declared to name a record, sorted; null: the content of all source cells does. */
  readonly key: readonly string[] | null;
  /** 8 bytes a released row. Rows of nobody have a token too; it is never looked at. */
  readonly tokens: Uint8Array;
  /** Person of each row of the source that was not released; only people who have a released row. */
  readonly droppedOf: Int32Array;
  /** 8 bytes a row of `droppedOf`. */
  readonly droppedTokens: Uint8Array;
}

/**
 * Who stands in which class of one release: what is kept, sealed, so that a later release can be checked against it.
 * People are keyed tokens; of sensitive values only codes are kept, with what models ask of them (order, size, tree).
 * A row of no person has -1 in `personOf`; it still counts in the release's own distribution by rows.
 */
export interface PersonMap {
  readonly release: string;
  readonly product: string;
  /** Subject domain: only releases of one domain are compared. */
  readonly domain: string;
  /** What the rows are about, sorted: records are followed over releases of equal concepts; none: over none. */
  readonly concepts: readonly string[];
  /** Id of the key of the tokens: tokens under different keys say nothing about each other. */
  readonly keyId: string;
  /** `rows`: the product names no subject, so there is nobody to compare. */
  readonly unit: 'people' | 'rows';
  /** Name of the column that says who a person is, in a join `SOURCE.column`; null where rows are the unit. */
  readonly subject: string | null;
  /** A released token links the rows of each person. */
  readonly linked: boolean;
  /** Least number of people in a group, by the models of this release; 1 where they ask for none. */
  readonly k: number;
  readonly models: readonly MapModel[];
  /** Sensitive columns of the released rows, as models see them. */
  readonly sensitive: readonly SensitiveColumn[];
  /** Distributions of the whole source, per sensitive column; present where a model compares with them. */
  readonly original?: References;
  readonly classes: number;
  readonly people: number;
  /** 16 bytes a person, people in ascending order of their tokens. */
  readonly tokens: Uint8Array;
  /** Person of each released row, -1 for none. Length: rows. */
  readonly personOf: Int32Array;
  /** Class of each released row. Length: rows. */
  readonly classOf: Int32Array;
  /** Absent where nothing tells rows apart, and without a subject. */
  readonly records?: MapRecords;
}

export interface PersonMapInput
  extends Pick<PersonMap, 'release' | 'product' | 'domain' | 'concepts' | 'keyId' | 'linked' | 'k' | 'original'> {
  /** The released rows. */
  readonly table: CodedTable;
  readonly quasiIdentifiers: readonly string[];
  /** The subject column of the same rows, in their order; absent where rows are the unit. */
  readonly subject?: CodedColumn;
  /** Where that column comes from, in a join `SOURCE.column`; its name when left out. */
  readonly subjectName?: string;
  readonly models: readonly ModelUse[];
  /** Every column that a model names, read from `table`. */
  readonly sensitive: readonly SensitiveColumn[];
  /** HMAC-SHA-256 of a normalised subject, cut to 16 bytes, under the key of the domain. */
  readonly token: (subject: string) => Uint8Array;
  /** Tokens of the rows, 8 bytes each: HMAC-SHA-256 under a key of the domain, of the declared key or of all cells. */
  readonly records?: {
    readonly key: readonly string[] | null;
    readonly tokens: Uint8Array;
    /** The rows of the source that were not released: their subjects, and their tokens. */
    readonly dropped?: { readonly subject: CodedColumn; readonly tokens: Uint8Array };
  };
}

/** What the models need of `sensitive` and `original` is there: found out now, not at a later release. */
function requireColumns({ models, sensitive, original }: PersonMapInput): void {
  for (const { model, params } of models) {
    const { column, reference } = model.needs(params);
    if (column === undefined) continue;
    const at = sensitive.findIndex(({ name }) => name === column);
    if (at < 0)
      fail('internal', 'risk/no-column', `the column "${column}", which ${model.kind} names, was not passed`, {
        hint: 'pass it in `sensitive`',
      });
    if (reference === 'original' && !(original?.byRows[at] && original.byPeople[at]))
      fail(
        'internal',
        'risk/no-reference',
        `${model.kind} compares "${column}" with the source, which was not passed`,
        {
          hint: 'pass the distributions of the whole source, by rows and by people, in `original`',
        },
      );
  }
}

/** The normalised text of each person, by id. */
function subjectTexts(column: CodedColumn, { ids, count }: Subjects): string[] {
  const texts = new Array<string>(count);
  ids.forEach((id, row) => {
    if (id >= 0) texts[id] ??= normaliseSubject(column.values[column.codes[row]]);
  });
  return texts;
}

/** Tokens of all people, and the people in the order of their tokens. */
function tokensOf(texts: readonly string[], token: PersonMapInput['token']) {
  const drawn = new Uint8Array(texts.length * TOKEN_BYTES);
  texts.forEach((text, id) => {
    const bytes = token(text);
    if (bytes.length !== TOKEN_BYTES)
      fail('internal', 'risk/token-length', `a person token has ${bytes.length} bytes, expected ${TOKEN_BYTES}`);
    drawn.set(bytes, id * TOKEN_BYTES);
  });
  const lead = leadingBytes(drawn);
  const order = Int32Array.from(texts.keys()).sort((a, b) => lead[a] - lead[b] || compareTokens(drawn, a, drawn, b));
  const tokens = new Uint8Array(drawn.length);
  order.forEach((id, place) => {
    tokens.set(drawn.subarray(id * TOKEN_BYTES, (id + 1) * TOKEN_BYTES), place * TOKEN_BYTES);
    if (place > 0 && compareTokens(tokens, place - 1, tokens, place) === 0)
      fail('internal', 'risk/token-twice', 'two people have one token', { hint: 'pass a keyed hash, 16 bytes of it' });
  });
  return { order, tokens };
}

function recordsOf(
  { records, table, subject }: PersonMapInput,
  texts: readonly string[],
  placeOf: Int32Array,
): MapRecords | undefined {
  if (!records || !subject) return undefined;
  const { key, tokens, dropped } = records;
  const lengths = [tokens.length - table.rows * RECORD_TOKEN_BYTES];
  if (dropped) lengths.push(dropped.tokens.length - dropped.subject.codes.length * RECORD_TOKEN_BYTES);
  if (lengths.some((surplus) => surplus !== 0))
    fail('internal', 'risk/record-tokens', `a record token is expected for each row, ${RECORD_TOKEN_BYTES} bytes each`);
  const places = new Map(texts.map((text, id) => [text, placeOf[id]]));
  const own = dropped?.subject.values.map((text) => places.get(normaliseSubject(text)) ?? -1) ?? [];
  const personOf = dropped?.subject.codes.map((code) => (code < 0 ? -1 : own[code])) ?? new Int32Array(0);
  const kept = Int32Array.from(personOf.keys()).filter((row) => personOf[row] >= 0);
  const droppedTokens = new Uint8Array(kept.length * RECORD_TOKEN_BYTES);
  kept.forEach((row, i) => {
    const from = row * RECORD_TOKEN_BYTES;
    if (dropped) droppedTokens.set(dropped.tokens.subarray(from, from + RECORD_TOKEN_BYTES), i * RECORD_TOKEN_BYTES);
  });
  return { key: key && [...key].sort(), tokens, droppedOf: kept.map((row) => personOf[row]), droppedTokens };
}

const plainJson = (value: unknown) => JSON.parse(JSON.stringify(value ?? {})) as Record<string, unknown>;

/**
 * Makes the map of one release from its rows as they are released. Subjects are normalised here; rows without one are
 * nobody's.
 * @throws SluiceError `risk/map-k`, `risk/no-subject`, `risk/no-column`, `risk/no-reference`, `risk/token-length`,
 *   `risk/token-twice`, `risk/record-tokens`: faults of the program
 */
export function personMapOf(input: PersonMapInput): PersonMap {
  const { release, product, domain, keyId, linked, k, table, quasiIdentifiers, subject, original } = input;
  if (!Number.isSafeInteger(k) || k < 1) fail('internal', 'risk/map-k', 'k of a release must be a whole number from 1');
  if (linked && !subject) fail('internal', 'risk/no-subject', 'rows are linked, but the product names no subject');
  requireColumns(input);
  const { tupleOf, size } = classesOfTable(table, quasiIdentifiers);
  const people = subject ? subjectsOf(subject) : { ids: new Int32Array(table.rows).fill(-1), count: 0 };
  if (people.ids.length !== table.rows)
    fail('internal', 'risk/map-rows', 'the subject column has another number of rows than the table');
  const texts = subject ? subjectTexts(subject, people) : [];
  const { order, tokens } = tokensOf(texts, input.token);
  const placeOf = new Int32Array(people.count);
  order.forEach((id, place) => {
    placeOf[id] = place;
  });
  const records = recordsOf(input, texts, placeOf);
  return {
    release,
    product,
    domain,
    concepts: [...new Set(input.concepts)].sort(),
    keyId,
    unit: subject ? 'people' : 'rows',
    subject: subject ? (input.subjectName ?? subject.name) : null,
    linked,
    k,
    models: input.models.map(({ model, params }) => ({ model: model.kind, params: plainJson(params) })),
    sensitive: input.sensitive.map((column) => (column.tree ? { ...column, tree: numberedTree(column.tree) } : column)),
    ...(original && { original }),
    classes: table.rows > 0 ? size : 0,
    people: people.count,
    tokens,
    personOf: people.ids.map((id) => (id < 0 ? -1 : placeOf[id])),
    classOf: tupleOf.slice(),
    ...(records && { records }),
  };
}
