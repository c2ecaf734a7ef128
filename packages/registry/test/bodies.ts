import { type MemoryRegistry, memoryRegistry } from './memory-registry.js';

const HEX = 'ab'.repeat(32);

/** A body that each kind accepts in the register of `furnished`; tests change one member at a time. */
export const BODIES = {
  organisation: { title: { zh: '数据局', en: 'data bureau' }, type: 'department' },
  system: { title: { en: 'tax system' }, protocol: 'HTTPS', owner: 'tax' },
  'code-list': { name: 'gbt2260', version: '2023', order: 1, codes: ['110101', '110102'] },
  source: {
    title: { en: 'tax records' },
    concept: 'tax-record',
    authority: 'tax',
    system: 'SYS-02',
    authoritative: true,
    version: '2026-01',
    versionOrder: 1,
    commitment: HEX,
  },
  'responsibility-item': {
    provider: 'tax',
    consumer: 'bureau',
    concept: 'tax-record',
    fields: ['industry', 'turnover'],
    purpose: 'subsidies',
    attribute: 'conditional',
    updateCycle: 'P1M',
    from: '2026-01-01',
    until: '2026-12-31',
  },
  agreement: {
    implementer: 'bureau',
    operator: 'operator-a',
    concepts: ['tax-record'],
    scenarios: ['sme-lending'],
    forms: ['table'],
    recipients: ['lender'],
    place: 'delivered',
    from: '2026-01-01',
    until: '2030-12-31',
    mode: 'scenario',
    exclusive: false,
    security: 'stays in the domain',
    exit: 'all copies are destroyed',
    redevelopment: 'prohibited',
  },
  registration: { subject: 'bureau', object: { resource: 'tax-2026' }, type: 'first' },
  price: {
    product: 'sme-credit',
    period: '2026',
    useClass: 'industry',
    unit: 'row-1000',
    price: 4500,
    ceiling: 6000,
    currency: 'CNY',
    exponent: 2,
    basis: '发改价格〔2025〕65号',
    maxRevenue: 100_000,
    carriedOver: 0,
    trial: true,
  },
  assessment: {
    title: { en: 'credit bands' },
    on: '2026-01-05',
    until: '2026-12-31',
    scope: { products: ['sme-credit'] },
    keptUntil: '2029-01-05',
    assessor: 'privacy office',
  },
  release: {
    product: 'sme-credit',
    version: '1.0.0',
    channel: 'authorised-operation',
    recipient: 'lender',
    concepts: ['tax-record'],
    candidate: HEX,
    author: 'sha256:key',
    issued: '2026-03-02',
    title: { en: 'SME credit bands' },
    sourceRecords: ['tax-2026'],
  },
  bundle: { releases: ['rel-1', 'rel-2'], matter: 'one loan application' },
  waiver: { candidate: HEX, rule: 'G07', owner: 'bureau', reason: 'rounded elsewhere', until: '2026-06-30' },
  key: { owner: 'bureau', holder: 'clerk', roles: ['operator'], from: '2026-01-01' },
  consent: {
    subject: HEX,
    recipient: 'lender',
    predicate: 'has-tax-debt',
    purpose: 'loan',
    until: '2026-06-30',
    digest: HEX,
  },
  request: {
    title: { en: 'clinic visits' },
    from: 'public',
    channel: 'opening',
    wish: 'visits by district',
    livelihood: true,
    urgent: false,
    demand: 12,
    risk: 20,
    effort: 10,
  },
  feedback: { release: 'rel-1', type: 'error', text: 'a district is missing' },
  usage: {
    release: 'rel-1',
    recipient: 'lender',
    day: '2026-03-02',
    calls: 1,
    rowsBand: '1000-9999',
    amount: 9000,
    currency: 'CNY',
    exponent: 2,
    useClass: 'industry',
    quantity: 2000,
  },
  'answer-desk': { product: 'sme-check' },
  answer: {
    product: 'sme-check',
    answers: [
      {
        recipient: HEX,
        question: HEX,
        answer: 'yes',
        at: '2026-03-02T12:00:00.000Z',
        found: '2026-03-02T12:00:00.000Z',
      },
    ],
  },
  settings: { renewalDays: { value: 30, source: 'provincial rule' } },
} as const;

/** A register on 2026-03-02 (a Monday) with parties, a system, a source, a live price and release `rel-1`. */
export function furnished(): MemoryRegistry {
  const registry = memoryRegistry('2026-03-02');
  for (const id of ['bureau', 'tax']) registry.put('organisation', id, BODIES.organisation, 'active');
  for (const id of ['operator-a', 'operator-b']) {
    registry.put('organisation', id, { ...BODIES.organisation, type: 'operator' }, 'active');
  }
  registry.put('organisation', 'lender', { ...BODIES.organisation, type: 'licensee' }, 'active');
  registry.put('organisation', 'gone', BODIES.organisation, 'retired');
  registry.put('system', 'SYS-02', BODIES.system, 'listed');
  registry.put('system', 'SYS-99', BODIES.system, 'delisted');
  registry.put('source', 'tax-2026', BODIES.source, 'current');
  registry.put('price', 'P-2026', BODIES.price, 'live');
  registry.put('release', 'rel-1', BODIES.release, 'published');
  return registry;
}
