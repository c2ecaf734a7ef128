import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadPublicKey } from '@sluice/provenance';
import { createRegistry, openRegistry, RECORD_KINDS, type Registry, type Transaction } from '@sluice/registry';
import { afterAll, beforeAll, vi } from 'vitest';
import { REGISTRAR } from './records.js';
import { type Outcome, sluice } from './workshop.js';

const TODAY = new Date().toISOString().slice(0, 10);

/** The day so many days from today; negative: before. */
export function day(offset: number): string {
  return new Date(Date.parse(`${TODAY}T00:00:00Z`) + offset * 86_400_000).toISOString().slice(0, 10);
}

/** Does something on another day: what takes weeks in life cannot be tested otherwise. */
export async function onDay<T>(offset: number, work: () => Promise<T>): Promise<T> {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(`${day(offset)}T09:00:00.000Z`) });
  try {
    return await work();
  } finally {
    vi.useRealTimers();
  }
}

type Add = (kind: string, id: string, body: unknown) => Promise<unknown>;
type Step = (kind: string, id: string, event: string, change?: object, reason?: string) => Promise<unknown>;

/** Adds and steps of the registrar in one transaction; a changed body is given by its changed members. */
async function writing(registry: Registry, work: (add: Add, step: Step, tx: Transaction) => Promise<unknown>) {
  await registry.write(async (tx) => {
    const add: Add = (kind, id, body) => tx.add(kind, id, body, REGISTRAR);
    const step: Step = async (kind, id, event, change, reason) => {
      const body = change && { ...((await tx.get(kind, id))?.body as object), ...change };
      return tx.step(kind, id, event, { actor: REGISTRAR, ...(body && { body }), ...(reason && { reason }) });
    };
    await work(add, step, tx);
  });
}

export const SOURCE = {
  title: { en: 'residents' },
  concept: 'resident',
  authority: 'health',
  system: 'SYS-1',
  authoritative: true,
  version: '1',
  versionOrder: 1,
  subjectDomain: 'resident',
};
export const ITEM = {
  provider: 'health',
  consumer: 'civil-affairs',
  concept: 'resident',
  fields: ['id', 'town', 'sex', 'illness'],
  purpose: 'subsidies',
  attribute: 'conditional',
  updateCycle: 'P1Y',
  from: day(-50),
};
export const AGREEMENT = {
  implementer: 'bureau',
  operator: 'operator-a',
  concepts: ['resident', 'tax-record', 'power-use'],
  scenarios: ['lending'],
  forms: ['table', 'scorecard', 'verification'],
  recipients: ['bank-1', 'bank-2'],
  place: 'delivered',
  from: day(-40),
  until: day(400),
  mode: 'scenario',
  exclusive: false,
  security: 'raw data stays in the domain',
  exit: 'every copy is destroyed',
  redevelopment: 'prohibited',
};
export const ASSESSMENT = {
  title: { en: 'residents' },
  on: day(-60),
  until: day(200),
  scope: { channels: ['opening', 'sharing', 'authorised-operation'] },
  keptUntil: day(2000),
  assessor: 'privacy office',
};
export const PRICE = {
  period: TODAY.slice(0, 4),
  useClass: 'industry',
  unit: 'row-1000',
  price: 4500,
  ceiling: 6000,
  currency: 'CNY',
  exponent: 2,
  basis: 'ceiling of the price bureau',
  maxRevenue: 900_000,
  carriedOver: 0,
  trial: true,
};

/** What the organisation has on record before any test: everything that the products of these tests rest on. */
async function firstRecords(location: string): Promise<void> {
  let offset = -60;
  const clock = () => new Date(`${day(offset)}T08:00:00.000Z`);
  await createRegistry(location, { clock });
  const registry = await openRegistry(location, { kinds: RECORD_KINDS, clock });
  const registrations = [
    ['R-1', { product: 'lending' }, 'REG-1'],
    ['R-2', { product: 'person-check' }, 'REG-2'],
    ['R-3', { resource: 'residents' }, 'REG-3'],
  ] as const;
  await writing(registry, async (add) => {
    for (const id of ['health', 'bureau', 'civil-affairs', 'insurance', 'tax-office', 'power-company'])
      await add('organisation', id, { title: { en: id }, type: 'department' });
    await add('organisation', 'operator-a', { title: { en: 'operator' }, type: 'operator' });
    for (const id of ['bank-1', 'bank-2']) await add('organisation', id, { title: { en: 'a bank' }, type: 'licensee' });
    for (const [id, owner] of [
      ['SYS-1', 'health'],
      ['SYS-2', 'tax-office'],
      ['SYS-3', 'power-company'],
    ])
      await add('system', id, { title: { en: 'system' }, protocol: 'HTTPS', owner });
    await add('source', 'residents', SOURCE);
    const firm = { ...SOURCE, subjectDomain: 'firm' };
    await add('source', 'tax', { ...firm, concept: 'tax-record', authority: 'tax-office', system: 'SYS-2' });
    await add('source', 'power', { ...firm, concept: 'power-use', authority: 'power-company', system: 'SYS-3' });
    await add('responsibility-item', 'RL-1', ITEM);
    await add('responsibility-item', 'RL-2', { ...ITEM, consumer: 'insurance' });
    await add('assessment', 'DPIA-1', ASSESSMENT);
    for (const [id, object] of registrations)
      await add('registration', id, { subject: 'bureau', object, type: 'first' });
    await add('agreement', 'AG-1', AGREEMENT);
    await add('price', 'P-1', { ...PRICE, product: 'lending' });
  });
  await writing(registry, async (_, step) => {
    for (const [id] of registrations) {
      await step('registration', id, 'accept');
      await step('registration', id, 'review', { notes: 'in order' });
      await step('registration', id, 'notice', { notice: { from: day(-60), until: day(-35) } });
    }
    await step('agreement', 'AG-1', 'sign');
    await step('price', 'P-1', 'enact');
  });
  offset = -32;
  await writing(registry, async (_, step) => {
    for (const [id, , code] of registrations)
      await step('registration', id, 'issue', { code, from: day(-32), until: day(900) });
  });
  await registry.close();
}

/** Roles and the keys that they sign with; the author is an operator. */
export const ROLES = ['owner', 'privacy-officer', 'provider', 'implementer'] as const;
type Role = (typeof ROLES)[number];

/** Codes of the errors of an outcome, after its exit code: what a test compares at a glance. */
export function told({ code, err }: Outcome): readonly unknown[] {
  return [code, ...[...err.matchAll(/error\[([^\]]+)\]/g)].map(([, found]) => found)];
}

export const BOTH = {
  opening: ['owner', 'privacy-officer'],
  sharing: ['provider', 'privacy-officer'],
  operation: ['implementer', 'privacy-officer'],
} as const satisfies Record<string, readonly Role[]>;

/**
 * A desk at which products are built, approved and published, over records that every test copies for itself. Every
 * outcome is looked through for the marks: pieces of text that stand in tables only.
 */
export function supplyDesk() {
  const directory = mkdtempSync(join(tmpdir(), 'sluice-supply-'));
  const path = (name: string) => join(directory, name);
  const marks: string[] = [];
  mkdirSync(path('keys'));
  beforeAll(async () => {
    for (const name of ['history', 'pseudonym', 'answers'])
      await sluice('keys', 'new', 'pseudonym', '--out', path(`keys/${name}.key`));
    await sluice('keys', 'new', 'auditor', '--out', path('keys/auditor.key'));
    for (const name of ['author', 'consent', 'stranger', ...ROLES])
      await sluice('keys', 'new', 'signing', '--out', path(`keys/${name}.key`));
    trust('trust.json', [
      ['author', 'operator'],
      ['consent', 'consent'],
      ...ROLES.map((role) => [role, role] as const),
    ]);
    await firstRecords(path('first'));
  });
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  /** Writes a trust file of keys with one role each, and whatever limits them. */
  function trust(name: string, keys: readonly (readonly [key: string, role: string, limits?: object])[]): string {
    const entries = keys.map(([key, role, limits]) => {
      const publicKey = readFileSync(path(`keys/${key}.key.pub`), 'utf8');
      return { keyid: loadPublicKey(publicKey).keyid, publicKey, roles: [role], holder: key, ...limits };
    });
    writeFileSync(path(name), JSON.stringify({ keys: entries }));
    return name;
  }

  /** A command line; no table's value may be in what it says. */
  async function run(...args: readonly string[]): Promise<Outcome> {
    const outcome = await sluice(...args);
    const said = outcome.out + outcome.err;
    const leaked = marks.filter((mark) => said.includes(mark)).length;
    if (leaked > 0) throw new Error(`${args[0]} told ${leaked} values of a table`);
    return outcome;
  }

  const sign = (name: string) => ['--sign', path(`keys/${name}.key`)];
  return {
    directory,
    path,
    trust,
    run,
    /** Texts that no command may say. */
    mark: (...texts: readonly string[]) => void marks.push(...texts),
    file(name: string, text: string): string {
      writeFileSync(path(name), text);
      return name;
    },
    /** A copy of the records of the organisation, changed as a test needs it. */
    async records(name: string, work?: (add: Add, step: Step, tx: Transaction) => Promise<unknown>): Promise<string> {
      const location = path(`${name}.records`);
      cpSync(path('first'), location, { recursive: true });
      if (work) await this.change(location, work);
      return location;
    },
    async change(location: string, work: (add: Add, step: Step, tx: Transaction) => Promise<unknown>): Promise<void> {
      const registry = await openRegistry(location, { kinds: RECORD_KINDS, clock: () => new Date() });
      try {
        await writing(registry, work);
      } finally {
        await registry.close();
      }
    },
    async reading<T>(location: string, work: (registry: Registry) => Promise<T>): Promise<T> {
      const registry = await openRegistry(location, { kinds: RECORD_KINDS, clock: () => new Date() });
      try {
        return await work(registry);
      } finally {
        await registry.close();
      }
    },
    async build(product: string, out: string, records: string, ...more: readonly string[]): Promise<Outcome> {
      const annex = ['--annex', path(`${out}.annex`), '--auditor', path('keys/auditor.key.pub')];
      const given = more.includes('--no-annex') ? more.filter((arg) => arg !== '--no-annex') : [...annex, ...more];
      return run('build', path(product), '--out', path(out), ...sign('author'), '--registry', records, ...given);
    },
    async approve(candidate: string, roles: readonly string[]): Promise<void> {
      for (const role of roles) {
        const { code, err } = await run('approve', path(candidate), '--role', role, ...sign(role));
        if (code !== 0) throw new Error(err);
      }
    },
    waive(candidate: string, rule: string, more: { readonly by?: string; readonly until?: string } = {}) {
      const { by = 'owner', until = day(30) } = more;
      const words = ['--owner', 'head of the data bureau', '--reason', 'a pilot of one month', '--until', until];
      return run('approve', path(candidate), '--waive', rule, ...words, ...sign(by));
    },
    async publish(candidate: string, out: string, records: string, ...more: readonly string[]): Promise<Outcome> {
      const given = [
        ...(more.includes('--sign') ? [] : sign('author')),
        ...(more.includes('--trust') ? [] : ['--trust', path('trust.json')]),
      ];
      const outcome = await run(
        'publish',
        path(candidate),
        '--out',
        path(out),
        '--registry',
        records,
        ...given,
        ...more,
      );
      // What is refused, or waits, leaves nothing behind.
      if (outcome.code !== 0 && existsSync(path(out))) throw new Error('a publication that failed left a release');
      return outcome;
    },
    /** From the product to a published release, or to where it stops: exit code and error codes. */
    async release(product: string, name: string, records: string, roles: readonly string[]) {
      const built = await this.build(product, `${name}.candidate`, records);
      if (built.code !== 3) return told(built);
      await this.approve(`${name}.candidate`, roles);
      return told(await this.publish(`${name}.candidate`, name, records));
    },
    verify: (release: string, ...more: readonly string[]) =>
      run('verify', path(release), ...(more.includes('--trust') ? [] : ['--trust', path('trust.json')]), ...more),
    lines: (release: string, product: string) =>
      readFileSync(path(`${release}/data/${product}.csv`), 'utf8')
        .trimEnd()
        .split('\n'),
  };
}

export type SupplyDesk = ReturnType<typeof supplyDesk>;
