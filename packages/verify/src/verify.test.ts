import { presetOf } from '@sluice/policy';
import {
  canonicalJson,
  type Envelope,
  envelopeBytes,
  loadPublicKey,
  pae,
  RELEASE_PATHS,
  sha256Hex,
} from '@sluice/provenance';
import { generateSigningKey } from '@sluice/provenance/node';
import { describe, expect, it } from 'vitest';
import {
  CANARIES,
  dataFile,
  type Files,
  KEY,
  type Lies,
  type Loose,
  makeRelease,
  memoryHost,
  productOf,
  SIGNER,
  sampleCore,
  sampleTable,
} from '../test/release.js';
import { type VerifyOptions, type VerifyResult, verifyRelease } from './index.js';

const trust = [loadPublicKey(KEY.publicPem)];
const utf8 = (text: string) => new TextEncoder().encode(text);
const verify = (files: Files, options: Partial<VerifyOptions> = {}) =>
  verifyRelease(memoryHost(files), { trust, now: new Date('2026-03-02T00:00:00Z'), ...options });
const lying = async (lies: Lies, options: Partial<VerifyOptions> = {}) => verify(await makeRelease(lies), options);
const failures = (result: VerifyResult) => result.checks.filter(({ ok }) => !ok).map(({ name }) => name);

function presetFacts(name: string) {
  const preset = presetOf(name);
  if (preset === undefined) throw new Error(`no preset ${name}`);
  return { preset: name, presetSha256: sha256Hex(canonicalJson(preset)) };
}

describe('a good release', () => {
  it('verifies, and says what was and what was not checked', async () => {
    const result = await lying({});
    expect(result).toMatchObject({ ok: true, exitCode: 0 });
    const said = result.checks.map(
      ({ name, checked, grade, detail }) => `${checked ? '' : '· '}${name}: ${detail}${grade ? ` [${grade}]` : ''}`,
    );
    expect(said.map((line) => line.replace(KEY.keyid, 'KEYID'))).toMatchInlineSnapshot(`
      [
        "signature: valid, by KEYID",
        "layout: 8 files, no other",
        "files: 6 files have the signed digests",
        "subjects: the statement covers each file once",
        "SHA256SUMS: is the list that was signed",
        "candidate digest: is that of the core",
        "product.json: is the product that the core names",
        "datapackage.json: says what the core says",
        "product: product.json says what the core says",
        "data/visits.arrow: 47 rows, 4 columns: the stated table",
        "data/visits.csv: 47 rows, 4 columns: the stated table",
        "· k-anonymity by people: attested, not checked [attested]",
        "k-anonymity by rows: rows per class >= 20: recomputed, necessary [recomputed]",
        "channel opening: lets these columns and guarantees out",
        "quasi-identifiers: 2 columns form the classes",
        "preset opening@0: rules passed, as attested: G01 G03 G06 G10 G11",
        "· preset replaced: by opening@1; what that one asks besides was not asked",
        "least k of the preset: k-anonymity with k >= 20 is stated",
        "issued: 2026-03-01",
        "· revocation: not checked",
        "columns outside the quasi-identifiers: visits, ward",
        "· unit: people, told apart by column id_card of the source: attested, not checked",
        "· suppression: the share is within the limit: attested, not checked [attested]",
        "· preview: rules not built: G02 G04 G05 G07 G08 G09 G12 G13 G14 G15 G16",
        "· earlier releases: not checked",
        "· classifier: not run",
      ]
    `);
  });

  it('tells no value of the data, good or bad', async () => {
    const throwing = memoryHost(await makeRelease());
    const results = [
      await lying({}),
      await lying({ core: (core) => (core.columns[3].role = 'sensitive') }),
      await verifyRelease(
        {
          ...throwing,
          readTable: () => {
            throw new Error(`Original Line: ${CANARIES[0]}`);
          },
        },
        { trust },
      ),
    ];
    expect(results.map(({ ok }) => ok)).toEqual([true, false, false]);
    for (const result of results) for (const canary of CANARIES) expect(JSON.stringify(result)).not.toContain(canary);
  });

  it('with a key whose scope covers it', async () => {
    const scoped = { ...trust[0], roles: ['operator'], channels: ['opening'], products: ['visits'] };
    expect((await lying({}, { trust: [scoped] })).ok).toBe(true);
  });
});

describe('changes after signing', () => {
  const swap = (files: Files, path: string, bytes: Uint8Array) => files.set(path, bytes);
  it.each<[string, number, (files: Files) => void]>([
    ['a file too many', 3, (files) => files.set('data/notes.txt', utf8('x'))],
    ['a file too many elsewhere', 3, (files) => files.set('report/extra.html', utf8('x'))],
    ['a hidden file', 3, (files) => files.set('.DS_Store', utf8('x'))],
    ['a folder too many', 3, (files) => files.set('old/data/visits.csv', utf8('x'))],
    ['a missing data file', 3, (files) => files.delete('data/visits.csv')],
    ['a missing report', 3, (files) => files.delete(RELEASE_PATHS.reportZh)],
    ['missing sums', 3, (files) => files.delete(RELEASE_PATHS.sums)],
    ['no signature', 8, (files) => files.delete(RELEASE_PATHS.attestations)],
    ['an empty signature file', 8, (files) => swap(files, RELEASE_PATHS.attestations, utf8(''))],
    ['other sums', 3, (files) => swap(files, RELEASE_PATHS.sums, utf8('x'))],
    ['another report', 3, (files) => swap(files, RELEASE_PATHS.reportEn, utf8('x'))],
    ['another product', 3, (files) => swap(files, RELEASE_PATHS.product, utf8('{}'))],
    ['another descriptor', 3, (files) => swap(files, RELEASE_PATHS.dataPackage, utf8('{}'))],
    ['other data', 3, (files) => swap(files, 'data/visits.csv', utf8('decade,sex,visits,ward\n'))],
  ])('%s: exit %i', async (_, exitCode, change) => {
    const files = await makeRelease();
    change(files);
    expect(await verify(files)).toMatchObject({ ok: false, exitCode });
  });

  it('a missing file is named', async () => {
    const files = await makeRelease();
    files.delete(RELEASE_PATHS.reportZh);
    const layout = (await verify(files)).checks.find(({ name }) => name === 'layout');
    expect(layout).toMatchObject({ ok: false, detail: 'missing: report/report.zh.html' });
  });

  it.each(['other', 'directory'] as const)('an entry that is no file (%s): exit 3', async (kind) => {
    const host = memoryHost(await makeRelease(), [{ path: 'data/link.csv', kind }]);
    expect(await verifyRelease(host, { trust })).toMatchObject({ ok: false, exitCode: 3 });
  });

  it('a link in the place of a file: exit 3', async () => {
    const files = await makeRelease();
    const host = memoryHost(files);
    const list = async () =>
      (await host.list()).map((e) => (e.path === 'product.json' ? { ...e, kind: 'other' as const } : e));
    expect(await verifyRelease({ ...host, list }, { trust })).toMatchObject({ ok: false, exitCode: 3 });
  });

  it('changed data is not parsed', async () => {
    const files = await makeRelease();
    for (const path of ['data/visits.csv', 'data/visits.arrow']) files.set(path, utf8('x'));
    let parsed = 0;
    const readTable = () => {
      parsed++;
      return sampleTable();
    };
    expect((await verifyRelease({ ...memoryHost(files), readTable }, { trust })).exitCode).toBe(3);
    expect(parsed).toBe(0);
  });

  it('digests come from the host where it can stream', async () => {
    const digest = async () => ({ bytes: 1, sha256: '0'.repeat(64) });
    const result = await verifyRelease({ ...memoryHost(await makeRelease()), digest }, { trust });
    expect(failures(result)).toContain('files');
  });
});

describe('whose signature it is', () => {
  it('another key: exit 8', async () => {
    const other = loadPublicKey(generateSigningKey().publicPem);
    expect(await lying({}, { trust: [other] })).toMatchObject({ ok: false, exitCode: 8 });
  });
  it.each([{ channels: ['sharing'] }, { products: ['other'] }, { until: '2026-02-28' }, { roles: ['auditor'] }])(
    'a key out of scope %j: exit 8',
    async (scope) => {
      const result = await lying({}, { trust: [{ ...trust[0], ...scope }] });
      expect(result).toMatchObject({ ok: false, exitCode: 8 });
      expect(result.core).toBeUndefined();
    },
  );
  it('no key at all is a fault of usage', async () => {
    await expect(lying({}, { trust: [] })).rejects.toThrow(/verify\/no-trust/);
  });
});

describe('lies that were signed', () => {
  const [evidenceAt, rowsAt] = [(core: Loose) => core.guarantees[1].evidence, (core: Loose) => core.guarantees[1]];
  const each = (core: Loose, change: (guarantee: Loose) => void) => core.guarantees.forEach(change);
  const small = () => {
    const table = sampleTable();
    return {
      ...table,
      columns: table.columns.map((c, i) =>
        i === 1 ? { ...c, codes: c.codes.map((code, row) => (row === 0 ? 1 - code : code)) } : c,
      ),
    };
  };
  it.each<[string, number, Lies, Partial<VerifyOptions>?]>([
    ['a class below k', 4, { table: small() }],
    ['a product of another name', 3, { product: { ...productOf(sampleCore([], new Uint8Array())), id: 'other' } }],
    ['a product with other columns', 3, { product: { ...productOf(sampleCore([], new Uint8Array())), columns: {} } }],
    [
      'a product with a stricter model',
      3,
      {
        product: {
          ...productOf(sampleCore([], new Uint8Array())),
          privacy: { models: [{ model: 'k-anonymity', k: 1000 }] },
        },
      },
    ],
    [
      'an approval that nobody can check',
      8,
      {
        statement: ({ predicate }) => {
          const [keyid, sig] = [`sha256:${'0'.repeat(64)}`, `${'A'.repeat(86)}==`];
          predicate.approvals = [{ role: 'approver', keyid, day: '2026-03-01', sig }];
          predicate.author = { keyid, sig };
        },
      },
    ],
    ['no quasi-identifier', 6, { core: (core) => (core.quasiIdentifiers = []) }],
    ['a larger k than holds', 4, { core: (core) => each(core, (g) => (g.parameters.k = 23)) }],
    [
      'another histogram',
      4,
      {
        core: (core) =>
          Object.assign(evidenceAt(core), {
            minClassSize: 20,
            histogram: [
              [20, 1],
              [27, 1],
            ],
          }),
      },
    ],
    ['a row check that claims to suffice', 4, { core: (core) => (rowsAt(core).strength = 'sufficient') }],
    ['people counted by anyone', 4, { core: (core) => (core.guarantees[0].grade = 'recomputed') }],
    ['parameters that the model has not', 4, { core: (core) => each(core, (g) => (g.parameters.extra = 1)) }],
    [
      'another number of rows',
      4,
      {
        core: (core) => {
          for (const file of core.data) file.rows = 46;
        },
      },
    ],
    [
      'another table',
      4,
      {
        core: (core) => {
          for (const file of core.data) file.logicalDigest = 'e'.repeat(64);
        },
      },
    ],
    ['columns in another order', 4, { core: (core) => core.columns.reverse() }],
    ['a column of another type', 4, { core: (core) => (core.columns[2].type = 'decimal') }],
    ['a column that is not there', 4, { core: (core) => core.columns.push({ ...core.columns[3], name: 'more' }) }],
    ['a column that is not stated', 4, { core: (core) => core.columns.pop() }],
    ['data that cannot be read', 4, { bytes: { 'data/visits.csv': utf8('\xff"') } }],
    ['another table in one of the formats', 4, { bytes: { 'data/visits.arrow': dataFile(small(), 'x.arrow').bytes } }],
    ['another size of a file', 3, { core: (core) => (core.data[0].bytes += 1) }],
    ['another digest of a file', 3, { core: (core) => (core.data[0].sha256 = '0'.repeat(64)) }],
    ['another product', 3, { core: (core) => (core.product.sha256 = '0'.repeat(64)) }],
    ['a candidate that is not the core', 3, { statement: (s) => (s.predicate.candidate = '0'.repeat(64)) }],
    ['a file without a subject', 3, { statement: (s) => s.subject.pop() }],
    ['a subject without a file', 3, { statement: (s) => s.subject.push({ ...s.subject[0], name: 'z.txt' }) }],
    ['a quasi-identifier left out', 6, { core: (core) => core.quasiIdentifiers.pop() }],
    ['a rule without a pass', 6, { core: (core) => core.gate.rules.pop() }],
    ['a preset that nobody knows', 6, { core: (core) => (core.gate.preset = 'opening@99') }],
    ['a preset of another channel', 6, { core: (core) => (core.gate.preset = 'internal@0') }],
    ['a preset of another content', 6, { core: (core) => (core.gate.presetSha256 = '0'.repeat(64)) }],
    ['rules not built, but not said', 6, { core: (core) => core.notBuilt.pop() }],
    ['a preview that does not say so', 6, { core: (core) => (core.preview = false) }],
    [
      'k below the preset',
      6,
      {
        core: (core) => {
          each(core, (g) => (g.parameters.k = 19));
        },
      },
    ],
    ['k by people below the preset', 6, { core: (core) => (core.guarantees[0].parameters.k = 19) }],
    [
      'people without the row check',
      6,
      {
        core: (core) =>
          core.guarantees.push({ ...core.guarantees[0], model: 'l-diversity', parameters: { column: 'ward' } }),
      },
    ],
    ['a sensitive column without a model', 6, { core: (core) => (core.columns[3].role = 'sensitive') }],
    ['a direct identifier', 6, { core: (core) => (core.columns[3].role = 'direct') }],
    ['suppressed rows that stay on opening', 6, { core: (core) => (core.suppression.suppressed = 'keep') }],
    ['a channel that nobody knows', 6, { core: (core) => (core.channel.kind = 'gossip') }],
    ['another channel than expected', 6, {}, { channel: 'sharing' }],
    ['a day to come', 5, {}, { now: new Date('2026-02-27T00:00:00Z') }],
    ['a grade below the lowest asked for', 4, {}, { lowest: 'derived' }],
  ])('%s: exit %i', async (_, exitCode, lies, options) => {
    const result = await lying(lies, options);
    expect({ ok: result.ok, exitCode: result.exitCode }, failures(result).join()).toEqual({ ok: false, exitCode });
    expect(failures(result)).not.toContain('signature');
  });

  it.each<[string, Lies, readonly string[]]>([
    [
      'a preset of another channel',
      { core: (core) => Object.assign(core.gate, presetFacts('internal@0')) },
      ['preset internal@0'],
    ],
    ['a file without a subject', { statement: (s) => s.subject.pop() }, ['subjects']],
    [
      'a subject without a file',
      { statement: (s) => s.subject.push({ ...s.subject[0], name: 'z.txt' }) },
      ['files', 'subjects'],
    ],
    [
      'k by rows below the preset',
      {
        core: (core) => {
          rowsAt(core).parameters.k = 19;
          core.guarantees.push({ ...core.guarantees[0], parameters: { k: 19 } });
        },
      },
      ['row checks', 'least k of the preset'],
    ],
    [
      'k by people below the preset',
      {
        core: (core) => {
          core.guarantees[0].parameters.k = 19;
          core.guarantees.push({ ...rowsAt(core), parameters: { k: 19 } });
        },
      },
      ['least k of the preset'],
    ],
    ['a pseudonym that leaves', { core: (core) => (core.columns[3].operation = 'pseudonym') }, ['channel opening']],
  ])('%s is found by the check for it', async (_, lies, names) => {
    expect(failures(await lying(lies))).toEqual(names);
  });

  it('a type that the file does not have, whatever its reader makes of the stated one', async () => {
    const files = await makeRelease({ core: (core) => (core.columns[2].type = 'decimal') });
    const result = await verifyRelease({ ...memoryHost(files), readTable: () => sampleTable() }, { trust });
    expect(failures(result)).toContain('data/visits.csv');
  });

  it('a statement that is signed but not one that this version reads: exit 2', async () => {
    const files = await makeRelease();
    const envelope = JSON.parse(new TextDecoder().decode(files.get(RELEASE_PATHS.attestations))) as Envelope;
    const statement = JSON.parse(Buffer.from(envelope.payload, 'base64').toString());
    const payload = canonicalJson({ ...statement, predicateType: 'urn:sluice:predicate:privacy-release:v9' });
    const sig = await SIGNER.sign(pae(envelope.payloadType, payload));
    files.set(
      RELEASE_PATHS.attestations,
      envelopeBytes({
        payload: Buffer.from(payload).toString('base64'),
        payloadType: envelope.payloadType,
        signatures: [{ keyid: KEY.keyid, sig: Buffer.from(sig).toString('base64') }],
      }),
    );
    const result = await verify(files);
    expect(result).toMatchObject({ ok: false, exitCode: 2 });
    expect(failures(result)).toEqual(['statement']);
  });

  it('people counted by anyone, called necessary', async () => {
    const core = ({ guarantees: [people] }: Loose) =>
      Object.assign(people, { grade: 'recomputed', strength: 'necessary' });
    expect(failures(await lying({ core }))).toContain('k-anonymity by people');
  });

  it('only the lie is found', async () => {
    expect(failures(await lying({ core: (core) => (core.gate.presetSha256 = '0'.repeat(64)) }))).toEqual([
      'preset opening@0',
    ]);
    expect(failures(await lying({ core: (core) => (rowsAt(core).parameters.k = 23) }))).toEqual([
      'k-anonymity by rows',
      'row checks',
    ]);
  });

  it('of several failures the order decides, not the place', async () => {
    const files = await makeRelease({ table: small(), core: (core) => core.gate.rules.pop() });
    expect((await verify(files)).exitCode).toBe(6);
    files.delete(RELEASE_PATHS.sums);
    expect((await verify(files)).exitCode).toBe(3);
    files.delete(RELEASE_PATHS.attestations);
    expect((await verify(files)).exitCode).toBe(8);
  });
});

describe('grades', () => {
  it('a constant column may be direct', async () => {
    const table = sampleTable();
    const constant = { ...table.columns[3], codes: table.columns[3].codes.map(() => 0) };
    const lies = { table: { ...table, columns: [...table.columns.slice(0, 3), constant] } };
    expect(await lying({ ...lies, core: (core) => (core.columns[3].role = 'direct') })).toMatchObject({ ok: true });
  });

  it('a model that is unknown here counts as the signer’s word', async () => {
    const own = (core: Loose) =>
      core.guarantees.push({ ...core.guarantees[1], model: 'my-model', parameters: {}, evidence: undefined });
    const lies = {
      core: (core: Loose) => {
        own(core);
        delete core.guarantees[2].evidence;
      },
    };
    const result = await lying(lies);
    expect(result.ok).toBe(true);
    expect(result.checks).toContainEqual({
      name: 'my-model by rows',
      ok: true,
      checked: false,
      exitCode: 0,
      grade: 'attested',
      detail: 'unknown model, not checked',
    });
    expect((await lying(lies, { lowest: 'recomputed' })).exitCode).toBe(4);
  });

  it('rows as the unit: recomputed suffices, and --lowest recomputed holds', async () => {
    const byRows = (core: Loose) => {
      core.unit = { kind: 'rows' };
      core.guarantees.shift();
      core.guarantees[0].strength = 'sufficient';
    };
    expect(await lying({ core: byRows }, { lowest: 'recomputed' })).toMatchObject({ ok: true, exitCode: 0 });
  });
});

describe('internal', () => {
  const internal = (core: Loose) => {
    core.channel = { kind: 'internal' };
    core.notBuilt = [];
    core.suppression.suppressed = 'keep';
  };
  const kept = () => {
    const table = sampleTable();
    // Three suppressed rows, kept: `*` in both quasi-identifiers.
    const columns = table.columns.map((c, i) =>
      i < 2 ? { ...c, values: [...c.values, '*'], codes: c.codes.map((code, row) => (row > 43 ? 2 : code)) } : c,
    );
    return { ...table, columns };
  };
  const lies = (change?: (core: Loose) => void): Lies => {
    return {
      table: kept(),
      core: (core) => {
        internal(core);
        Object.assign(core.gate, presetFacts('internal@0'));
        core.guarantees[1].evidence = { rows: 44, classes: 2, minClassSize: 22, histogram: [[22, 2]] };
        change?.(core);
      },
    };
  };
  it('is refused unless asked for', async () => {
    expect(await lying(lies())).toMatchObject({ ok: false, exitCode: 6 });
    expect(await lying(lies(), { channel: 'opening' })).toMatchObject({ ok: false, exitCode: 6 });
  });

  it('rows that were suppressed but kept belong to no class', async () => {
    const result = await lying(lies(), { channel: 'internal' });
    expect(failures(result)).toEqual([]);
    const dropped = await lying(
      lies((core) => (core.suppression.suppressed = 'drop')),
      { channel: 'internal' },
    );
    expect(failures(dropped)).toEqual(['k-anonymity by rows']);
  });
});
