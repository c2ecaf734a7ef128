import { describe, expect, it } from 'vitest';
import { fullCore, KEYID, SIG, sampleCore, sampleFiles, samplePublished } from '../test/sample-core.js';
import { buildStatement } from './build-statement.js';
import { candidateDigest } from './candidate.js';
import { parseStatement } from './parse-statement.js';

// biome-ignore lint/suspicious/noExplicitAny: the tests below break the shape on purpose
type Loose = any;
type Path = readonly (string | number)[];

const good = (): Loose => JSON.parse(JSON.stringify(buildStatement(sampleCore(), [], sampleFiles())));

/** With every optional member. */
const full = (): Loose => {
  const approvals = [{ role: 'r', keyid: KEYID, day: '2026-03-01', sig: SIG }];
  return JSON.parse(JSON.stringify(buildStatement(fullCore(), approvals, sampleFiles(), samplePublished())));
};

/** Paths of every member in the statement, public parameters left out: they may hold any JSON. */
function paths(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  const keys: (string | number)[] = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return keys.flatMap((key) => {
    const path = [...at, key];
    const open = ['parameters', 'loss', 'terms'].includes(String(key));
    return [path, ...(open ? [] : paths((value as Loose)[key], path))];
  });
}

const verification = (core: Loose, rest: Loose) =>
  Object.assign(core, { form: 'verification', columns: [], quasiIdentifiers: [], data: [], guarantees: [], ...rest });

/** Names of records, and what would make a path of one, or a second line. */
const RECORD_FACTS = ['provider', 'recipient', 'item', 'implementer', 'operator', 'agreement', 'registration'];
const STEPPING = ['a/b', 'a\\b', '..', 'a..b', 'a\nb', 'a\u0000b', 'a\u2029b', ' a', 'x'.repeat(201)];

const parentOf = (json: Loose, path: Path) => path.slice(0, -1).reduce((node, step) => node[step], json);

describe('parseStatement', () => {
  it('accepts what buildStatement makes', () => {
    const statement = buildStatement(
      sampleCore(),
      [{ role: 'r', keyid: KEYID, day: '2026-03-01', sig: SIG }],
      sampleFiles(),
      samplePublished(),
    );
    expect(parseStatement(JSON.parse(JSON.stringify(statement)))).toEqual(statement);
    expect(statement.predicate.candidate).toBe(candidateDigest(sampleCore()));
  });

  it('every member has a type: another one is refused, with the path', () => {
    const all = paths(full());
    expect(all.length).toBeGreaterThan(220);
    for (const path of all) {
      const json = full();
      const parent = parentOf(json, path);
      const key = path[path.length - 1];
      parent[key] = typeof parent[key] === 'string' ? 7 : 'canary';
      expect(() => parseStatement(json), path.join('.')).toThrow(/^statement\/(shape|inconsistent): (?!.*canary)/);
    }
  });

  it('every object refuses an unknown member', () => {
    const objects = paths(full()).filter((path) => {
      const node = parentOf(full(), [...path, '']);
      return (
        typeof node === 'object' &&
        node !== null &&
        !Array.isArray(node) &&
        !path.some((s) => ['parameters', 'loss', 'terms'].includes(String(s)))
      );
    });
    expect(objects.length).toBeGreaterThan(40);
    for (const path of [[], ...objects]) {
      const json = full();
      parentOf(json, [...path, ''])['canary value'] = 1;
      expect(() => parseStatement(json), path.join('.')).toThrow(/statement\/shape: (?!.*canary)/);
    }
  });

  it('every member but the optional ones must be there', () => {
    const optional = ['zh', 'en', 'licence', 'level', 'evidence', 'column'];
    for (const path of paths(good()).filter((p) => typeof p[p.length - 1] === 'string')) {
      const key = path[path.length - 1] as string;
      if (optional.includes(key)) continue;
      const json = good();
      delete parentOf(json, path)[key];
      expect(() => parseStatement(json), path.join('.')).toThrow(/statement\/shape/);
    }
  });

  it.each<[string, (core: Loose, statement: Loose) => void]>([
    ['a day that the calendar lacks', (core) => (core.issued = '2026-02-30')],
    ['no title at all', (core) => (core.product.title = {})],
    ['people without their column', (core) => delete core.unit.column],
    ['rows with a column', (core) => (core.unit = { kind: 'rows', column: 'x' })],
    ['a count below zero', (core) => (core.droppedColumns = -1)],
    ['a count that is no integer', (core) => (core.data[0].rows = 4.5)],
    ['a count above 2^53', (core) => (core.data[0].bytes = 2 ** 53)],
    ['a share above 1', (core) => (core.suppression.limit.rows = 1.01)],
    ['a guarantee that does not hold', (core) => (core.guarantees[0].holds = false)],
    ['a rule that did not pass', (core) => (core.gate.rules[0].status = 'waived')],
    ['a rule twice', (core) => core.gate.rules.push(core.gate.rules[0])],
    ['a column twice', (core) => core.columns.push(core.columns[0])],
    ['no column', (core) => (core.columns = [])],
    ['no data', (core) => (core.data = [])],
    ['a quasi-identifier twice', (core) => core.quasiIdentifiers.push('sex')],
    ['a quasi-identifier that is not released', (core) => core.quasiIdentifiers.push('id_card')],
    ['a histogram of another size', (core) => (core.guarantees[0].evidence.histogram = [[4, 2]])],
    [
      'a histogram out of order',
      (core) =>
        (core.guarantees[0].evidence.histogram = [
          [3, 1],
          [1, 1],
        ]),
    ],
    ['a histogram with a triple', (core) => (core.guarantees[0].evidence.histogram = [[2, 2, 0]])],
    ['another smallest class', (core) => (core.guarantees[0].evidence.minClassSize = 1)],
    ['another number of classes', (core) => (core.guarantees[0].evidence.classes = 3)],
    ['a number beside an attested guarantee', (core) => (core.guarantees[0].grade = 'attested')],
    ['formats of different tables', (core) => (core.data[1].logicalDigest = 'e'.repeat(64))],
    ['a data file outside data/', (core) => (core.data[0].path = 'report/x.csv')],
    ['a data file twice', (core) => core.data.push(core.data[0])],
    ...(
      [
        ['product', 'id', ['../../etc', 'a/b', 'A', 'a_b', '-a', `a${'b'.repeat(80)}`, 'a\nb', '..']],
        ['product', 'version', ['1.0', '01.0.0', '../1.0.0', '1.0.0/..', '1.0.0\n', `1.0.0-${'a'.repeat(80)}`]],
        ['channel', 'kind', ['../opening', 'Opening', 'opening ', 'open\ning']],
        ['channel', 'purpose', ['two\nlines', 'two\u2028lines', ' ends', 'x'.repeat(501)]],
        ...RECORD_FACTS.map((fact) => ['channel', fact, STEPPING] as const),
      ] as const
    ).flatMap(([of, member, values]) =>
      values.map((value): [string, (core: Loose) => void] => [
        `${of}.${member} ${JSON.stringify(value).slice(0, 30)}`,
        (core) => (core[of][member] = value),
      ]),
    ),
    ['a request with a path', (core) => (core.channel.demand = ['REQ/../1'])],
    [
      'an assessment with a path',
      (core) => (core.assessment = { id: '../P', on: '2026-02-01', keptUntil: '2026-03-31' }),
    ],
    ['a record with a path', (core) => (core.inputs[0].record = 'a/b')],
    ['a licence that is no identifier', (core) => (core.channel.licence = 'CC BY')],
    ['a release id of another form', (core) => (core.release = 'rel-1')],
    ['a subject outside the release', (_, statement) => (statement.subject[0].name = '../x')],
    ['subjects out of order', (_, statement) => statement.subject.reverse()],
    ['a subject twice', (_, statement) => statement.subject.unshift(statement.subject[0])],
    ['an expiry before the issue', (core) => (core.expires = '2026-02-28')],
    ['a review before the issue', (core) => (core.review = '2026-02-28')],
    [
      'an assessment kept until before it was made',
      (core) => (core.assessment = { id: 'PIA-1', on: '2026-02-01', keptUntil: '2026-01-31' }),
    ],
    ['a chain that starts elsewhere', (core) => (core.gate.chain = ['other@1', 'opening@1'])],
    ['a chain of one', (core) => (core.gate.chain = ['opening@1'])],
    ['a chain with a cycle', (core) => (core.gate.chain = ['opening@1', 'b', 'opening@1'])],
    ['a verification with columns', (core) => Object.assign(core, { form: 'verification', data: [], guarantees: [] })],
    ['a verification with a guarantee', (core) => verification(core, { guarantees: core.guarantees })],
    ['a verification with data', (core) => verification(core, { data: core.data })],
    ['a scorecard without data', (core) => Object.assign(core, { form: 'scorecard', data: [] })],
    ['a form that nobody knows', (core) => (core.form = 'aggregate')],
    [
      'approvals without an author',
      (_, statement) => (statement.predicate.approvals = [{ role: 'r', keyid: KEYID, day: '2026-03-01', sig: SIG }]),
    ],
    ['an empty list of waivers', (_, statement) => (statement.predicate.waivers = [])],
    ['a publication that asked nothing', (_, s) => (s.predicate.publication = { day: '2026-03-01', rules: [] })],
    [
      'a rule of publication twice',
      (_, s) =>
        (s.predicate.publication = {
          day: '2026-03-01',
          rules: [
            { code: 'G14', status: 'pass' },
            { code: 'G14', status: 'pass' },
          ],
        }),
    ],
    [
      'a rule of publication that was waived',
      (_, s) => (s.predicate.publication = { day: '2026-03-01', rules: [{ code: 'G14', status: 'needs-waiver' }] }),
    ],
    ['a delegation twice', (_, statement) => (statement.predicate.delegations = ['x', 'x'])],
    [
      'a signature in another spelling',
      (_, s) => (s.predicate.author = { keyid: KEYID, sig: SIG.replace('A==', 'B==') }),
    ],
    ['a signature of another length', (_, s) => (s.predicate.author = { keyid: KEYID, sig: 'AAAA' })],
    ['another predicate', (_, statement) => (statement.predicateType = 'urn:other')],
  ])('refuses %s', (_, breakIt) => {
    const json = good();
    breakIt(json.predicate.core, json);
    expect(() => parseStatement(json)).toThrow(/^statement\//);
  });

  it.each([
    ['1.0.0-rc.1+build.5', '县医保局', 'RL-1.2'],
    ['0.0.0', 'a b', 'x'],
  ])('accepts version %s, recipient %s, item %s', (version, recipient, item) => {
    const core: Loose = sampleCore();
    core.product.version = version;
    Object.assign(core.channel, { recipient, item });
    expect(() => buildStatement(core, [], sampleFiles())).not.toThrow();
  });

  it('accepts a verification: no table, no guarantee', () => {
    const core: Loose = sampleCore();
    verification(core, {});
    expect(() => buildStatement(core, [], sampleFiles())).not.toThrow();
  });

  it('accepts a rule that a waiver must pass over', () => {
    const json = full();
    json.predicate.core.gate.rules[0].status = 'needs-waiver';
    expect(() => parseStatement(json)).not.toThrow();
  });

  it('accepts a release without rows', () => {
    const core: Loose = sampleCore();
    core.guarantees[0].evidence = { rows: 0, classes: 0, minClassSize: null, histogram: [] };
    for (const file of core.data) file.rows = 0;
    expect(() => buildStatement(core, [], sampleFiles())).not.toThrow();
  });
});
