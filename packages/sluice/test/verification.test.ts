import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { presetForChannel } from '@sluice/policy';
import {
  type AnswerContext,
  type AnswerLedger,
  answer,
  answerKeys,
  check,
  checkVerification,
  memoryLedger,
  nodeDisk,
  parsePolicy,
  parseProduct,
  publicVerification,
  type Question,
  registryLedger,
  subjectPseudonym,
  tableSource,
  type VerificationProduct,
  type VerificationRelease,
  verificationCore,
  verificationRelease,
} from '@sluice/product';
import { candidateDigest, canonicalJson, type ReleaseCore, sha256Hex, type TrustedKey } from '@sluice/provenance';
import { generateSigningKey, loadSigner, verifyEd25519 } from '@sluice/provenance/node';
import { createRegistry, openRegistry, RECORD_KINDS, type Registry } from '@sluice/registry';
import { type CodedTable, type ColumnType, fromArrow } from '@sluice/table';
import { table as arqueroTable } from 'arquero';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seal } from '../../product/src/build/seal.js';
// The lists of names of these two packages are not this test's to extend.
import { CONSENT_ROLE, CONSENT_TYPE, type Consent, consentId } from '../../provenance/src/consent/consent.js';
import { consentReader } from '../../provenance/src/consent/reader.js';
import { signConsent } from '../../provenance/src/consent/sign.js';
import { answer as answerKind } from '../../registry/src/records/answer.js';
import { answerDesk } from '../../registry/src/records/answer-desk.js';
import { openVerification, verificationSource } from '../src/answer.js';

const title = { zh: '谓词', en: 'a predicate' };
const TYPES = { id_card: 'string', born: 'date', income: 'integer', tax_number: 'string' } as const;
const ADA = '11010519491231002X';
const BEN = '110105200801010011';
/** Has no birth date on file. */
const CYD = '110105197001010022';
const NOBODY = '110105195501010033';

const table: CodedTable = typed(
  arqueroTable({
    id_card: [ADA, BEN, CYD],
    born: ['1949-12-31', '2010-01-01', null],
    income: [52_345, 100, 9_000],
    tax_number: ['T-1', null, 'T-3'],
  }),
  TYPES,
);

function typed(input: ReturnType<typeof arqueroTable>, types: Readonly<Record<string, ColumnType>>): CodedTable {
  const coded = fromArrow(input);
  return { ...coded, columns: coded.columns.map((c) => ({ ...c, type: types[c.name] })) };
}

const thresholds = Array.from({ length: 40 }, (_, i) => 50_000 + i * 100);
const product = {
  sluice: 1,
  id: 'person-check',
  version: '1.0.0',
  title: { zh: '个人核验', en: 'Checks about a person' },
  owner: 'data-bureau',
  source: { file: 'people.csv' },
  subject: 'id_card',
  channel: { kind: 'authorised-operation', operator: 'operator-a', agreement: 'AG-1' },
  columns: {
    id_card: { role: 'direct' },
    born: { role: 'quasi' },
    income: { role: 'sensitive' },
    tax_number: { role: 'direct' },
  },
  unlisted: 'error',
  privacy: {
    models: [],
    suppression: { rows: 0, people: 0 },
    suppressed: 'drop',
    failing: 'refuse',
    search: { method: 'optimal' },
    nulls: 'category',
    loss: { kind: 'loss' },
  },
  outputs: ['csv'],
  form: 'verification',
  predicates: {
    adult: { title, column: 'born', test: { 'age-at-least': 18 } },
    taxed: { title, column: 'tax_number', test: { 'not-empty': true } },
    ...Object.fromEntries(
      thresholds.map((n) => [`income-${n}`, { title, column: 'income', test: { 'at-least': n } }] as const),
    ),
  },
  answering: {
    period: 'P30D',
    perSubject: { most: 3, period: 'P30D' },
    purposes: ['lending', 'hiring'],
    key: 'env:ANSWER_KEY',
  },
} satisfies VerificationProduct;

const keysOf = (of: VerificationProduct) =>
  answerKeys(
    Uint8Array.from({ length: 32 }, (_, i) => i),
    of,
  );
const keys = keysOf(product);
const RELEASE_ID = `rel-${'5'.repeat(32)}`;

function coreOf(of: VerificationProduct, json: Uint8Array): ReleaseCore {
  return {
    ...verificationCore(of, 4),
    release: RELEASE_ID,
    issued: '2026-01-01',
    ...(of.expires !== undefined && { expires: of.expires }),
    preview: true,
    notBuilt: [],
    earlierReleases: 'checked',
    product: { id: of.id, version: of.version, title: of.title, owner: of.owner, sha256: sha256Hex(json) },
    channel: { kind: of.channel.kind },
    inputs: [],
    engine: { name: 'duckdb', version: '1' },
    gate: { preset: 'authorised@1', presetSha256: '0'.repeat(64), classifier: 'not run', rules: [] },
  };
}

function releaseOf(
  change: Partial<ReleaseCore> = {},
  of: VerificationProduct = product,
  ok = true,
): VerificationRelease {
  const json = canonicalJson(publicVerification(of, TYPES, keysOf(of).commitment));
  return verificationRelease({ ok, core: { ...coreOf(of, json), ...change } }, json);
}

const service = loadSigner(generateSigningKey().privatePem);
const stranger = loadSigner(generateSigningKey().privatePem);
const trusted: TrustedKey[] = [{ keyid: service.keyid, publicKey: service.publicKey, roles: [CONSENT_ROLE] }];

const release = releaseOf();
const source = tableSource(table, 'id_card', release.policy);
const definition = (name: string) => release.policy.definitions.get(name) ?? '';

let nonce = 0;
function consentOf(id: string, change: Partial<Consent> = {}, names: readonly string[] = ['adult', 'taxed']): Consent {
  return {
    type: CONSENT_TYPE,
    product: product.id,
    subject: subjectPseudonym(keys, id),
    recipient: 'bank-1',
    predicates: names.map((name) => ({ name, definition: definition(name) })),
    purpose: 'lending',
    from: '2026-01-01',
    until: '2026-12-31',
    nonce: String(++nonce).padStart(32, '0'),
    ...change,
  };
}
const signed = (consent: Consent) => signConsent(consent, [service]);
const ask = (change: Partial<Question> = {}): Question => ({
  subject: ADA,
  recipient: 'bank-1',
  predicate: 'adult',
  purpose: 'lending',
  ...change,
});

function contextOf(ledger: AnswerLedger, change: Partial<AnswerContext> = {}): AnswerContext {
  return {
    now: () => new Date('2026-03-10T08:00:00.000Z'),
    ledger,
    keys,
    readConsent: consentReader(trusted, verifyEd25519),
    withdrawn: () => false,
    revoked: () => false,
    ...change,
  };
}

const folder = mkdtempSync(join(tmpdir(), 'sluice-answers-'));
const registries: Registry[] = [];
const KINDS = [...RECORD_KINDS.filter(({ kind }) => !kind.startsWith('answer')), answerKind, answerDesk];
const clock = () => new Date('2026-03-10T08:00:00.000Z');
/** A release on one's own channel: the registry of the test holds no agreement and no published release. */
const own = { ...product, channel: { kind: 'internal' } };
let made = 0;

async function openedRegistry(): Promise<Registry> {
  const location = join(folder, `registry-${++made}`);
  await createRegistry(location, { clock });
  const registry = await openRegistry(location, { kinds: KINDS, clock });
  registries.push(registry);
  return registry;
}
afterAll(async () => {
  for (const registry of registries) await registry.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('an answer', () => {
  test('is yes or no by the closed list, and says no more', async () => {
    const context = contextOf(memoryLedger());
    expect(await answer(release, source, await signed(consentOf(ADA)), ask(), context)).toEqual({ answer: 'yes' });
    expect(await answer(release, source, await signed(consentOf(BEN)), ask({ subject: BEN }), context)).toEqual({
      answer: 'no',
    });
    const taxed = ask({ subject: BEN, predicate: 'taxed' });
    expect(await answer(release, source, await signed(consentOf(BEN)), taxed, context)).toEqual({ answer: 'no' });
  });

  test('is the same for every spelling of one person, who has one limit under all of them', async () => {
    const ledger = memoryLedger();
    const consent = await signed(consentOf(ADA));
    const full = ADA.replace(/[0-9]/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0));
    const spellings = [ADA, ADA.toLowerCase(), `  ${ADA}\t`, `\u3000${full}`, full.replace('X', 'ｘ')];
    for (const subject of spellings)
      expect(await answer(release, source, consent, ask({ subject }), contextOf(ledger))).toEqual({ answer: 'yes' });
    expect(await ledger.counts()).toEqual({ answered: 1, repeated: 4 });
  });
});

/** Every way not to get an answer: question, consent, context and release, and what the operator reads of it. */
type Case = readonly [
  reason: string,
  how: () => Promise<{
    readonly consent?: Uint8Array;
    readonly question?: unknown;
    readonly context?: Partial<AnswerContext>;
    readonly release?: VerificationRelease;
  }>,
];
const CASES: readonly Case[] = [
  ['consent-missing', async () => ({})],
  ['subject-unknown', async () => ({ consent: await signed(consentOf(NOBODY)), question: ask({ subject: NOBODY }) })],
  ['consent-missing', async () => ({ question: ask({ subject: NOBODY }) })],
  ['value-missing', async () => ({ consent: await signed(consentOf(CYD)), question: ask({ subject: CYD }) })],
  ['consent-invalid', async () => ({ consent: await signConsent(consentOf(ADA), [stranger]) })],
  ['consent-invalid', async () => ({ consent: new TextEncoder().encode('{}\n') })],
  ['consent-mismatch', async () => ({ consent: await signed(consentOf(BEN)) })],
  ['consent-mismatch', async () => ({ consent: await signed(consentOf(ADA, {}, ['taxed'])) })],
  ['consent-mismatch', async () => ({ consent: await signed(consentOf(ADA, { purpose: 'hiring' })) })],
  ['consent-mismatch', async () => ({ consent: await signed(consentOf(ADA, { recipient: 'bank-2' })) })],
  ['consent-mismatch', async () => ({ consent: await signed(consentOf(ADA, { product: 'other' })) })],
  [
    'consent-mismatch',
    async () => ({
      consent: await signed(consentOf(ADA, { predicates: [{ name: 'adult', definition: definition('taxed') }] })),
    }),
  ],
  ['consent-dates', async () => ({ consent: await signed(consentOf(ADA, { until: '2026-03-09' })) })],
  ['consent-dates', async () => ({ consent: await signed(consentOf(ADA, { from: '2026-03-11' })) })],
  ['consent-withdrawn', async () => ({ consent: await signed(consentOf(ADA)), context: { withdrawn: () => true } })],
  ['release-revoked', async () => ({ consent: await signed(consentOf(ADA)), context: { revoked: () => true } })],
  [
    'release-revoked',
    async () => ({
      consent: await signed(consentOf(ADA)),
      context: { revoked: (() => undefined) as unknown as AnswerContext['revoked'] },
    }),
  ],
  [
    'release-expired',
    async () => ({ consent: await signed(consentOf(ADA)), release: releaseOf({ expires: '2026-03-09' }) }),
  ],
  ['release-unsound', async () => ({ consent: await signed(consentOf(ADA)), release: releaseOf({}, product, false) })],
  ['release-unsound', async () => ({ consent: await signed(consentOf(ADA)), release: releaseOf({ form: 'table' }) })],
  [
    'key-differs',
    async () => {
      const others = answerKeys(new Uint8Array(32).fill(9), product);
      const consent = await signed(consentOf(ADA, { subject: subjectPseudonym(others, ADA) }));
      return { consent, context: { keys: others } };
    },
  ],
  ['predicate-unknown', async () => ({ consent: await signed(consentOf(ADA)), question: ask({ predicate: 'rich' }) })],
  [
    'predicate-unknown',
    async () => ({ consent: await signed(consentOf(ADA)), question: ask({ predicate: 'toString' }) }),
  ],
  ['purpose-other', async () => ({ consent: await signed(consentOf(ADA)), question: ask({ purpose: 'gossip' }) })],
  [
    'recipient-other',
    async () => ({
      consent: await signed(consentOf(ADA)),
      release: releaseOf({ channel: { kind: 'authorised-operation', recipient: 'bank-9' } }),
    }),
  ],
  [
    'question-malformed',
    async () => ({ consent: await signed(consentOf(ADA)), question: ask({ subject: ' \u3000' }) }),
  ],
  ['question-malformed', async () => ({ consent: await signed(consentOf(ADA)), question: ask({ subject: '\ud800' }) })],
  ['question-malformed', async () => ({ consent: await signed(consentOf(ADA)), question: null })],
  [
    'question-malformed',
    async () => ({ consent: await signed(consentOf(ADA)), question: { ...ask(), predicate: { 'at-least': 5 } } }),
  ],
];

describe('everything that is neither yes nor no', () => {
  test.each(CASES)('%s: one and the same reply, byte for byte', async (reason, how) => {
    const { consent, question = ask(), context = {}, release: asked = release } = await how();
    const ledger = memoryLedger();
    const reply = await answer(asked, source, consent, question as Question, contextOf(ledger, context));
    expect(JSON.stringify(reply)).toBe('{"answer":"unavailable"}');
    expect(await ledger.counts()).toEqual({ [reason]: 1 });
  });

  test('takes the same steps: the person is looked up, the release and the consent asked after, the ledger written', async () => {
    const traces = new Set<string>();
    for (const [, how] of CASES) {
      const { consent, question = ask(), context = {}, release: asked = release } = await how();
      const trace: string[] = [];
      const traced =
        <A extends unknown[], R>(name: string, work: (...args: A) => R) =>
        (...args: A): R => {
          trace.push(name);
          return work(...args);
        };
      const base = contextOf(memoryLedger(), context);
      await answer(asked, { row: traced('row', (id) => source.row(id)) }, consent, question as Question, {
        ...base,
        withdrawn: traced('withdrawn', base.withdrawn),
        revoked: traced('revoked', base.revoked),
        ledger: { ...base.ledger, ask: traced('ask', base.ledger.ask) },
      });
      traces.add(trace.join(' '));
    }
    expect([...traces]).toEqual(['withdrawn revoked row ask']);
  });

  test('a fault of ours is one of them: code to the operator, nothing of the question', async () => {
    const codes: string[] = [];
    const broken: AnswerLedger = { ...memoryLedger(), ask: () => Promise.reject(new Error(`cannot store ${ADA}`)) };
    const onFault = (code: string) => {
      codes.push(code);
      throw new Error('a listener that fails');
    };
    const consent = await signed(consentOf(ADA));
    const context = contextOf(broken, { onFault });
    expect(await answer(release, source, consent, ask(), context)).toEqual({ answer: 'unavailable' });
    const noTime = contextOf(memoryLedger(), { now: () => new Date(Number.NaN), onFault });
    expect(await answer(release, source, consent, ask(), noTime)).toEqual({ answer: 'unavailable' });
    expect(codes).toEqual(['internal', 'answer/clock']);
  });
});

describe('attacks', () => {
  test('binary search for a value: forty thresholds on file, three answers to be had', async () => {
    const ledger = memoryLedger();
    const names = thresholds.map((n) => `income-${n}`);
    const consent = await signed(consentOf(ADA, {}, names));
    let [low, high] = [0, thresholds.length];
    let said = 0;
    while (low < high) {
      const middle = (low + high) >> 1;
      const predicate = `income-${thresholds[middle]}`;
      const { answer: got } = await answer(release, source, consent, ask({ predicate }), contextOf(ledger));
      if (got === 'unavailable') break;
      said++;
      if (got === 'yes') low = middle + 1;
      else high = middle;
    }
    expect([said, high - low > 1]).toEqual([3, true]);
    // Without the limit the same questions find the value to within the distance of two thresholds.
    const free = { ...product, answering: { ...product.answering, perSubject: { most: 100, period: 'P30D' } } };
    const open = releaseOf({}, free);
    const all = await Promise.all(
      names.map((predicate) => answer(open, source, consent, ask({ predicate }), contextOf(memoryLedger()))),
    );
    const yes = all.filter((reply) => reply.answer === 'yes').length;
    expect(52_345 - thresholds[yes - 1]).toBeLessThan(100);
  });

  test('an operand of one’s own does not get in', async () => {
    const consent = await signed(consentOf(ADA, {}, ['income-50000']));
    for (const predicate of ['income-50000 ', 'income-50001', 'income-50000,income-50100', 'INCOME-50000'])
      expect(await answer(release, source, consent, ask({ predicate }), contextOf(memoryLedger()))).toEqual({
        answer: 'unavailable',
      });
  });

  test('asking again and again, while the source changes: one stored answer, no average, no watching', async () => {
    const ledger = memoryLedger();
    const consent = await signed(consentOf(ADA));
    const changing = (born: string) =>
      tableSource(
        {
          ...table,
          columns: table.columns.map((c) => (c.name === 'born' ? { ...c, values: c.values.map(() => born) } : c)),
        },
        'id_card',
        release.policy,
      );
    const replies: string[] = [];
    for (let day = 1; day < 30; day++) {
      const now = () => new Date(Date.UTC(2026, 2, day));
      const at = changing(day % 2 === 1 ? '1949-12-31' : '2020-01-01');
      replies.push((await answer(release, at, consent, ask(), contextOf(ledger, { now }))).answer);
    }
    expect(new Set(replies)).toEqual(new Set(['yes']));
  });

  test('two recipients together have no more than one, and see no difference between them', async () => {
    const ledger = memoryLedger();
    const names = thresholds.slice(0, 6).map((n) => `income-${n}`);
    const consents = [
      await signed(consentOf(ADA, {}, names)),
      await signed(consentOf(ADA, { recipient: 'bank-2' }, names)),
    ];
    const replies: string[] = [];
    for (const [i, predicate] of names.entries()) {
      const recipient = `bank-${1 + (i % 2)}`;
      const reply = await answer(release, source, consents[i % 2], ask({ predicate, recipient }), contextOf(ledger));
      replies.push(reply.answer);
    }
    expect(replies).toEqual(['yes', 'yes', 'yes', 'unavailable', 'unavailable', 'unavailable']);
    // What bank-1 got to know counts again when bank-2 gets to know it.
    const again = ask({ predicate: names[0], recipient: 'bank-2' });
    expect((await answer(release, source, consents[1], again, contextOf(ledger))).answer).toBe('unavailable');
  });

  test('a release for each of two recipients: one limit, and none asks by the release of the other', async () => {
    const ledger = memoryLedger();
    const names = thresholds.slice(0, 4).map((n) => `income-${n}`);
    const replies: string[] = [];
    for (const [i, predicate] of names.entries()) {
      const recipient = `bank-${1 + (i % 2)}`;
      const consent = await signed(consentOf(ADA, { recipient }, names));
      const channel = { kind: 'authorised-operation', recipient };
      const theirs = releaseOf({ release: `rel-${String(i).repeat(32)}`, channel });
      const others = releaseOf({ channel: { ...channel, recipient: 'bank-9' } });
      const question = ask({ predicate, recipient });
      expect((await answer(others, source, consent, question, contextOf(ledger))).answer).toBe('unavailable');
      replies.push((await answer(theirs, source, consent, question, contextOf(ledger))).answer);
    }
    expect(replies).toEqual(['yes', 'yes', 'yes', 'unavailable']);
  });

  test('whoever has no consent cannot use up the limit of a person', async () => {
    const ledger = memoryLedger();
    for (let i = 0; i < 20; i++) await answer(release, source, undefined, ask(), contextOf(ledger));
    expect((await answer(release, source, await signed(consentOf(ADA)), ask(), contextOf(ledger))).answer).toBe('yes');
  });

  test('a consent that was withdrawn stays so, also for the stored answer, and signed anew', async () => {
    const ledger = memoryLedger();
    const consent = consentOf(ADA);
    const gone = new Set<string>();
    const context = contextOf(ledger, { withdrawn: (id) => gone.has(id) });
    expect((await answer(release, source, await signed(consent), ask(), context)).answer).toBe('yes');
    gone.add(consentId(consent));
    expect((await answer(release, source, await signed(consent), ask(), context)).answer).toBe('unavailable');
    const replayed = await signConsent(consent, [service]);
    expect((await answer(release, source, replayed, ask(), context)).answer).toBe('unavailable');
    const anew = await signed(consentOf(ADA));
    expect((await answer(release, source, anew, ask(), context)).answer).toBe('yes');
  });

  test('a new version that gives a name another meaning is not covered by the consent to the old one', async () => {
    const predicates = { ...product.predicates, adult: { title, column: 'income', test: { 'at-least': 50_000 } } };
    const changed = releaseOf({}, { ...product, version: '1.1.0', predicates });
    const ledger = memoryLedger();
    const reply = await answer(
      changed,
      tableSource(table, 'id_card', changed.policy),
      await signed(consentOf(ADA)),
      ask(),
      contextOf(ledger),
    );
    expect([reply.answer, await ledger.counts()]).toEqual(['unavailable', { 'consent-mismatch': 1 }]);
  });

  test('a product.json other than the signed one answers nothing', async () => {
    const loose = { ...product, answering: { ...product.answering, perSubject: { most: 1000, period: 'P1D' } } };
    const json = canonicalJson(publicVerification(loose, TYPES, keys.commitment));
    const core = (sha256: string) => ({
      ok: true,
      core: { ...coreOf(product, json), product: { ...coreOf(product, json).product, sha256 } },
    });
    expect(verificationRelease(core('0'.repeat(64)), json).sound).toBe(false);
    expect(verificationRelease(core(sha256Hex(json)), json).sound).toBe(true);
  });
});

describe('a release directory', () => {
  const signer = loadSigner(generateSigningKey().privatePem);
  const trust: TrustedKey[] = [{ keyid: signer.keyid, publicKey: signer.publicKey, roles: ['operator'] }];
  const now = new Date('2026-03-10T08:00:00.000Z');
  const preset = presetForChannel('internal');
  const sealed = async (name: string, of: VerificationProduct = own) => {
    const directory = join(folder, name);
    const json = canonicalJson(publicVerification(of, TYPES, keysOf(of).commitment));
    const core: ReleaseCore = {
      ...coreOf(of, json),
      preview: preset?.preview ?? true,
      notBuilt: preset?.notBuilt ?? [],
      gate: {
        preset: preset?.name ?? '',
        presetSha256: sha256Hex(canonicalJson(preset)),
        classifier: 'not run',
        rules: [{ code: 'G01', status: 'pass' }],
      },
    };
    mkdirSync(directory);
    writeFileSync(join(directory, 'product.json'), json);
    await seal(directory, { core, candidate: candidateDigest(core), approvals: [] }, signer, nodeDisk);
    return directory;
  };
  const inside = contextOf(memoryLedger(), { keys: keysOf(own) });
  const consentInside = () => signed(consentOf(ADA, { subject: subjectPseudonym(keysOf(own), ADA) }));
  const expiring = { ...own, expires: '2026-12-31' };

  test('is verified, says that it is identified, by consent, and answers', async () => {
    const directory = await sealed('good', expiring);
    const opened = await openVerification(directory, { trust, channel: 'internal', now });
    expect(opened.sound).toBe(true);
    const people = { id_card: [ADA], born: ['1949-12-31'], income: [1], tax_number: ['T'] };
    const loaded = verificationSource(opened, arqueroTable(people), TYPES);
    expect(await answer(opened, loaded, await consentInside(), ask(), inside)).toEqual({ answer: 'yes' });
    const pages = ['en', 'zh'].map((language) =>
      readFileSync(join(directory, `report/report.${language}.html`), 'utf8'),
    );
    expect(pages.every((page) => !page.includes('k-anonymity'))).toBe(true);
    for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true }))
      if (entry.isFile()) expect(readFileSync(join(entry.parentPath, entry.name), 'utf8')).not.toContain('ANSWER_KEY');
  });

  test('answers nothing by a stranger’s trust, by another channel, after it ran out, or with a byte changed', async () => {
    const directory = await sealed('bad', expiring);
    const options = { trust, channel: 'internal', now };
    const outcome = async (change: object) => {
      const opened = await openVerification(directory, { ...options, ...change });
      const reply = await answer(opened, source, await consentInside(), ask(), inside);
      return [opened.sound, reply.answer];
    };
    const other = [{ ...trust[0], keyid: stranger.keyid, publicKey: stranger.publicKey }];
    expect(await outcome({})).toEqual([true, 'yes']);
    expect(await outcome({ trust: other })).toEqual([false, 'unavailable']);
    expect(await outcome({ channel: 'authorised-operation' })).toEqual([false, 'unavailable']);
    expect(await outcome({ now: new Date('2027-01-01T00:00:00.000Z') })).toEqual([false, 'unavailable']);
    const path = join(directory, 'product.json');
    writeFileSync(path, readFileSync(path, 'utf8').replace('"most":3', '"most":9'));
    expect(await outcome({})).toEqual([false, 'unavailable']);
  });
});

describe('over the embedded registry', () => {
  const innerKeys = keysOf(own);
  const innerRelease = releaseOf({}, own);
  const names = thresholds.slice(0, 10).map((n) => `income-${n}`);
  const context = (registry: Registry) => contextOf(registryLedger(registry), { keys: innerKeys });
  const consentFor = (recipient: string, list: readonly string[] = names) =>
    consentOf(ADA, { recipient, subject: subjectPseudonym(innerKeys, ADA) }, list);
  let registry: Registry;
  beforeAll(async () => {
    registry = await openedRegistry();
  });

  test('two connections at once never pass the limit, and agree on what was answered', async () => {
    const second = await openRegistry(join(folder, `registry-${made}`), { kinds: KINDS, clock });
    registries.push(second);
    const consents = new Map<string, Uint8Array>();
    for (const bank of ['bank-1', 'bank-2']) consents.set(bank, await signed(consentFor(bank)));
    const questions = names.flatMap((predicate) =>
      ['bank-1', 'bank-2'].map((recipient) => ask({ predicate, recipient })),
    );
    const replies = await Promise.all(
      questions.map((question, i) =>
        answer(innerRelease, source, consents.get(question.recipient), question, context(i % 2 ? registry : second)),
      ),
    );
    expect(replies.filter((reply) => reply.answer === 'yes')).toHaveLength(3);
    const [record] = await registry.list('answer');
    expect((record.body as { answers: unknown[] }).answers).toHaveLength(3);
    expect(await registryLedger(registry).counts()).toEqual({ answered: 3, 'over-subject': 17 });
  });

  test('neither the records nor the log hold an id, a name of a recipient, or a value', async () => {
    const lines: string[] = [];
    await registry.exportTo((line) => void lines.push(line));
    const text = lines.join('\n');
    expect(text).toContain(subjectPseudonym(innerKeys, ADA));
    for (const secret of [ADA, ADA.slice(0, 17), 'bank-1', '52345', '1949-12-31']) expect(text).not.toContain(secret);
    expect((await registry.check()).ok).toBe(true);
  });

  test('a withdrawal and a closed desk on record stop the answers in the same transaction', async () => {
    const fresh = await openedRegistry();
    const consent = consentFor('bank-1', ['adult']);
    const bytes = await signed(consent);
    const steward = { id: 'consent-office', role: 'steward' };
    await fresh.write((tx) =>
      tx.add(
        'consent',
        'CS-1',
        {
          subject: consent.subject,
          recipient: 'bank-1',
          predicate: 'adult',
          purpose: 'lending',
          until: consent.until,
          digest: consentId(consent),
        },
        steward,
      ),
    );
    const get = async () => (await answer(innerRelease, source, bytes, ask(), context(fresh))).answer;
    expect(await get()).toBe('yes');
    await fresh.write((tx) => tx.step('answer-desk', RELEASE_ID, 'close', { actor: steward, reason: 'under review' }));
    expect(await get()).toBe('unavailable');
    await fresh.write((tx) => tx.step('answer-desk', RELEASE_ID, 'reopen', { actor: steward, reason: 'reviewed' }));
    expect(await get()).toBe('yes');
    await fresh.write((tx) => tx.step('consent', 'CS-1', 'withdraw', { actor: steward }));
    expect(await get()).toBe('unavailable');
    expect(await registryLedger(fresh).counts()).toEqual({
      answered: 1,
      repeated: 1,
      'desk-closed': 1,
      'consent-withdrawn': 1,
    });
  });

  test('a release that the records do not know answers nothing', async () => {
    const fresh = await openedRegistry();
    const consent = await signed(consentOf(ADA));
    const outside = contextOf(registryLedger(fresh));
    expect((await answer(release, source, consent, ask(), outside)).answer).toBe('unavailable');
    expect(await registryLedger(fresh).counts()).toEqual({ 'release-unsound': 1 });
  });
});

test('the product file of the documentation parses, passes the checker, and opens as a policy', () => {
  const page = readFileSync(fileURLToPath(new URL('../../../docs/verification.md', import.meta.url)), 'utf8');
  const parsed = parseProduct(/```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? '');
  expect(parsed.ok ? [] : parsed.faults).toEqual([]);
  if (!parsed.ok) return;
  const types = { id_card: 'string', birth_date: 'date', income: 'integer', tax_number: 'string' } as const;
  const of = parsed.value as VerificationProduct;
  expect(checkVerification(of, types)).toEqual([]);
  const columns = Object.entries(types).map(([name, type]) => ({ name, type, distinct: 1, nulls: 0 }));
  expect(check(parsed.value, { rows: 1, columns })).toEqual([]);
  const json = canonicalJson(publicVerification(of, types, 'a'.repeat(64)));
  expect([...(parsePolicy(json) ? Object.keys(of.predicates) : [])]).toEqual(['adult', 'earning', 'taxed', 'eligible']);
  expect(new TextDecoder().decode(json)).not.toMatch(/ANSWER_KEY|SLUICE_REGISTRY|people\.csv/);
});
