import {
  type ColumnFact,
  type GateFacts,
  type GuaranteeFact,
  type OperationFact,
  type Preset,
  presetOf,
  type SharingFact,
  type SourceFact,
  type SupplyFacts,
} from '../src/index.js';

const hex = 'ab'.repeat(32);

/** A built-in preset that is certainly there. */
export function builtIn(name: string): Preset {
  const preset = presetOf(name);
  if (!preset) throw new Error(`${name} is gone`);
  return preset;
}

export const sourceFact: SourceFact = {
  name: 'source',
  record: 'SRC-1',
  found: true,
  concept: 'outpatient-visit',
  authorities: 1,
  authoritative: true,
  stale: false,
  matches: true,
  system: { id: 'SYS-21', listed: true },
  registration: { code: 'REG-1', live: true },
  staleCodeLists: [],
};

const supply: SupplyFacts = {
  day: '2026-06-15',
  registry: true,
  sources: [sourceFact],
  concerns: [],
  assessment: {
    id: 'PIA-1',
    found: true,
    valid: true,
    covers: true,
    keptUntil: '2029-06-01',
    on: '2026-06-01',
  },
  validity: { issued: '2026-06-15', expires: null },
  pricing: null,
  intersection: { status: 'first', releases: [], reasons: [] },
  form: 'table',
};

export const openingSupply: SupplyFacts = {
  ...supply,
  opening: {
    licence: 'CC-BY-4.0',
    theme: 'health',
    feedback: 'https://feedback.test/visits',
    proactive: false,
    demand: [{ id: 'REQ-1', accepted: true }],
  },
};

export const sharingFact: SharingFact = {
  item: {
    id: 'RL-1',
    found: true,
    active: true,
    provider: 'hrss',
    consumer: 'civil-affairs',
    fields: ['id', 'sex', 'status'],
    purpose: 'subsidies',
    attribute: 'conditional',
    overdue: false,
  },
  provider: 'hrss',
  recipient: 'civil-affairs',
  purpose: 'subsidies',
  attribute: 'conditional',
  outside: [],
};

export const operationFact: OperationFact = {
  agreement: {
    id: 'AG-1',
    found: true,
    state: 'live',
    implementer: 'data-bureau',
    operator: 'operator-a',
    from: '2025-09-01',
    until: '2030-08-31',
    concepts: ['outpatient-visit'],
    scenarios: ['sme-lending'],
    forms: ['table', 'scorecard'],
    recipients: ['bank-a'],
    place: 'delivered',
  },
  implementer: 'data-bureau',
  operator: 'operator-a',
  scenario: 'sme-lending',
  form: 'table',
  recipient: 'bank-a',
  place: 'delivered',
  concepts: ['outpatient-visit'],
  registration: { code: 'REG-7', live: true, until: '2028-10-01' },
};

export const operationSupply: SupplyFacts = {
  ...supply,
  operation: operationFact,
  validity: { issued: '2026-06-15', expires: '2027-01-01' },
  pricing: {
    useClass: 'industry',
    unit: 'per-1000-rows',
    price: 4500,
    ceiling: 6000,
    currency: 'CNY',
    exponent: 2,
    period: '2026',
    record: { price: 4500, ceiling: 6000, currency: 'CNY', exponent: 2, headroom: 900_000 },
  },
};

const quasi: ColumnFact = {
  name: 'sex',
  operation: 'keep',
  label: { role: 'quasi', constant: false, token: false, from: ['sex'] },
  sensitivity: { personal: 'general', state: 'general', trade: 'none' },
};
const token: ColumnFact = {
  name: 'id',
  operation: 'pseudonym',
  label: { role: 'direct', constant: false, token: true, from: ['id'] },
  sensitivity: { personal: 'general', state: 'general', trade: 'none' },
};
export const amounts: ColumnFact = {
  name: 'turnover',
  operation: 'keep',
  label: { role: 'sensitive', constant: false, token: false, from: ['turnover'] },
  sensitivity: { personal: 'none', state: 'general', trade: 'secret' },
};

export function guarantee(
  model: string,
  parameters: Readonly<Record<string, unknown>>,
  more: Partial<GuaranteeFact> = {},
): GuaranteeFact {
  return { model, parameters, unit: 'rows', grade: 'recomputed', strength: 'sufficient', holds: true, ...more };
}

/** Facts of a build that passes under a preset; tests spoil one at a time. */
function facts(preset: Preset, k: number, columns: readonly ColumnFact[], more: Partial<GateFacts>): GateFacts {
  const names = columns.map(({ name }) => name);
  return {
    channel: preset.channel,
    preset,
    specification: {
      checked: true,
      productSha256: hex,
      presetSha256: hex,
      releasedProductSha256: hex,
      releasedPresetSha256: hex,
      presetChain: [preset],
    },
    sourceColumns: ['id', 'sex', 'status', 'turnover'],
    columns,
    quasiIdentifiers: ['sex'],
    models: [{ model: 'k-anonymity', parameters: { k } }],
    guarantees: [guarantee('k-anonymity', { k })],
    annex: true,
    holdsAgainstOriginal: true,
    suppression: { rows: 2, people: 1, mostRows: 2, mostPeople: 1 },
    utility: { releasedRows: 100, loss: 0.2, varyingColumns: 1 },
    files: [{ path: 'data/a.csv', columns: names, rows: 100, logicalDigest: hex, metadataKeys: [], strayValues: 0 }],
    plannedDigest: hex,
    directValuesFound: 0,
    cells: [{ column: 'sex', least: 20 }],
    supply,
    ...more,
  };
}

/** A release by `opening@1`, answering a request. */
export function openingFacts(change: Partial<GateFacts> = {}): GateFacts {
  return facts(builtIn('opening@1'), 20, [quasi], { supply: openingSupply, ...change });
}

/** A conditional share with a pseudonym, k counted over people. */
export function sharingFacts(change: Partial<GateFacts> = {}): GateFacts {
  return facts(builtIn('sharing-conditional@1'), 5, [token, quasi], {
    guarantees: [
      guarantee('k-anonymity', { k: 5 }, { strength: 'necessary' }),
      guarantee('k-anonymity', { k: 5 }, { unit: 'people', grade: 'attested' }),
    ],
    supply: { ...supply, sharing: sharingFact },
    ...change,
  });
}

/** A priced table of firms, handed over, with a column of amounts under a dominance rule. */
export function deliveredFacts(change: Partial<GateFacts> = {}): GateFacts {
  const models = [
    { model: 'k-anonymity', parameters: { k: 11 } },
    { model: 'dominance', parameters: { column: 'turnover', n: 1, k: 75 } },
    { model: 'l-diversity', parameters: { column: 'turnover', l: 2 } },
  ];
  return facts(builtIn('authorised-delivered@1'), 11, [quasi, amounts], {
    models,
    guarantees: models.map(({ model, parameters }) => guarantee(model, parameters)),
    supply: operationSupply,
    ...change,
  });
}

/** The same inside a secure domain. */
export function secureFacts(change: Partial<GateFacts> = {}): GateFacts {
  const operation: OperationFact = {
    ...operationFact,
    place: 'secure',
    agreement: { ...operationFact.agreement, place: 'secure' },
  };
  return facts(builtIn('authorised-secure@1'), 3, [quasi], { supply: { ...operationSupply, operation }, ...change });
}

/** One's own use: no registry, no records. */
export function internalFacts(change: Partial<GateFacts> = {}): GateFacts {
  return facts(builtIn('internal@1'), 2, [quasi], change);
}

/** A share that any department may ask for. */
export function unconditionalFacts(change: Partial<GateFacts> = {}): GateFacts {
  return facts(builtIn('sharing-unconditional@1'), 11, [quasi], {
    supply: {
      ...supply,
      sharing: {
        ...sharingFact,
        attribute: 'unconditional',
        item: { ...sharingFact.item, attribute: 'unconditional' },
      },
      validity: { issued: '2026-06-15', expires: '2027-06-15' },
    },
    ...change,
  });
}
