import { effectivePreset } from '@sluice/policy';
import {
  candidateDigest,
  canonicalJson,
  type ReleaseCore,
  sha256Hex,
  signApproval,
  signCandidate,
  signDelegation,
  signWaiver,
  type TrustedKey,
} from '@sluice/provenance';
import { describe, expect, it } from 'vitest';
import {
  APPROVED,
  APPROVERS,
  AUTHOR,
  type By,
  builtIn,
  decided,
  hand,
  ISSUED,
  NOW,
  OFFICER,
  OWNER,
  PUBLISHED,
  published,
  STEWARD,
  shared,
  TRUST,
  underPreset,
} from '../test/published.js';
import { type Decided, type Lies, type Loose, makeRelease, memoryHost, productOf } from '../test/release.js';
import { type VerifyOptions, type VerifyResult, verifyRelease } from './index.js';

const verify = async (lies: Lies, options: Partial<VerifyOptions> = {}) =>
  verifyRelease(memoryHost(await makeRelease(lies)), { trust: TRUST, now: NOW, ...options });
const failures = (result: VerifyResult) =>
  result.checks.filter(({ ok }) => !ok).map(({ exitCode, name }) => `${exitCode} ${name}`);
const found = async (lies: Lies, options: Partial<VerifyOptions> = {}) => failures(await verify(lies, options));
const lines = (result: VerifyResult) => result.checks.map(({ name, detail }) => `${name}: ${detail}`);

/** Signed rightly, then changed. */
const deciding =
  (change: (all: Decided, core: ReleaseCore) => Promise<Decided> | Decided) =>
  async (core: ReleaseCore): Promise<Decided> =>
    change(await decided(core), core);
const approvedBy = (by: By) => published({ decide: (core) => decided(core, by) });

describe('a published release', () => {
  it('verifies, and says who stands behind it', async () => {
    const result = await verify(published());
    expect(failures(result)).toEqual([]);
    const names = new Map([AUTHOR, OFFICER, STEWARD].map(({ trusted }) => [trusted.keyid, trusted.holder ?? '']));
    const told = lines(result).map((line) => line.replace(/sha256:\w{64}/g, (id) => names.get(id) ?? id));
    expect(
      told.filter((line) => /^(signature|author|approv|publication|review|impact|grades|small|revoc)/.test(line)),
    ).toMatchInlineSnapshot(`
      [
        "signature: valid, by Data office",
        "author: the candidate is signed by Data office",
        "approval as privacy-officer: valid, by Privacy officer (Privacy officer) on 2026-03-02",
        "approval as steward: valid, by Steward (Steward) on 2026-03-02",
        "approvals: 2 holders, all other than the author",
        "publication: on 2026-03-03, rules passed, as attested: G02, G04, G05, G08, G12, G14, G15, G16",
        "small cells: rows per value of a quasi-identifier >= 10: recomputed, necessary",
        "grades of data: may reach this audience",
        "review: due on 2027-03-01",
        "impact assessment: PIA-7 of 2026-01-15, kept until 2029-01-14: attested, not checked",
        "revocation: not checked",
      ]
    `);
  });

  it('of channel sharing verifies too, with a token', async () => {
    const core = (draft: Loose) => (draft.columns[3].operation = 'pseudonym');
    expect(await found(published({ core }, shared))).toEqual([]);
  });
});

describe('the author', () => {
  it.each<[string, (all: Decided, core: ReleaseCore) => Promise<Decided> | Decided, string]>([
    [
      'of another candidate',
      async (all) => ({ ...all, author: await signCandidate(AUTHOR.signer, 'a'.repeat(64)) }),
      '8 author',
    ],
    [
      'whom nobody trusts',
      async (all, core) => ({ ...all, author: await signCandidate(hand('X').signer, candidateDigest(core)) }),
      '8 author',
    ],
    [
      'who is no operator',
      async (all, core) => ({ ...all, author: await signCandidate(STEWARD.signer, candidateDigest(core)) }),
      '8 author',
    ],
  ])('%s', async (_, change, failure) => {
    expect(await found(published({ decide: deciding(change) }))).toContain(failure);
  });

  it('who is missing', async () => {
    const decide = deciding(({ publication }) => ({ ...(publication && { publication }) }));
    expect(await found(published({ decide }))).toEqual(['6 author', '6 approvals']);
  });
});

describe('approvals', () => {
  const officer = ['privacy-officer', 'steward'] as const;
  const approve = (all: Decided, at: number, change: object) => {
    const approvals = [...(all.approvals ?? [])];
    approvals[at] = { ...approvals[at], ...change };
    return { ...all, approvals };
  };

  it.each<[string, By, readonly string[]]>([
    ['one too few', [[OFFICER, 'privacy-officer']], ['6 approvals']],
    ['none', [], ['6 approvals']],
    [
      'none of the role that is asked for',
      [
        [OWNER, 'owner'],
        [STEWARD, 'steward'],
      ],
      ['6 approvals'],
    ],
    [
      'by the author',
      [
        [OFFICER, 'privacy-officer'],
        [AUTHOR, 'operator'],
      ],
      ['6 approval as operator', '6 approvals'],
    ],
    [
      'in a role that the key has not',
      [
        [STEWARD, 'privacy-officer'],
        [OWNER, 'owner'],
      ],
      ['8 approval as privacy-officer', '6 approvals'],
    ],
    [
      'before the candidate was built',
      [
        [OFFICER, 'privacy-officer', '2026-02-28'],
        [STEWARD, 'steward'],
      ],
      ['6 approval as privacy-officer', '6 approvals'],
    ],
    [
      'after publication',
      [
        [OFFICER, 'privacy-officer', '2026-03-04'],
        [STEWARD, 'steward'],
      ],
      ['6 approval as privacy-officer', '6 approvals'],
    ],
  ])('%s', async (_, by, expected) => expect(await found(approvedBy(by))).toEqual(expected));

  it('for another candidate', async () => {
    const other = (signer: typeof OFFICER.signer, role: string) =>
      signApproval(signer, { candidate: 'a'.repeat(64), role, day: APPROVED });
    const decide = deciding(async (all) => ({
      ...all,
      approvals: [await other(OFFICER.signer, officer[0]), await other(STEWARD.signer, officer[1])],
    }));
    expect(await found(published({ decide }))).toEqual([
      '8 approval as privacy-officer',
      '8 approval as steward',
      '6 approvals',
    ]);
  });

  it('of a candidate that was changed by one character afterwards', async () => {
    const decide = async (core: ReleaseCore) =>
      decided({ ...core, product: { ...core.product, version: `${core.product.version}1` } });
    const result = await verify(published({ decide }));
    expect(result.exitCode).toBe(8);
    expect(failures(result)).toContain('8 approval as privacy-officer');
  });

  it('any bit of one, sampled', async () => {
    for (let bit = 0; bit < 512; bit += 73) {
      const decide = deciding((all) => {
        const sig = Buffer.from(all.approvals?.[0]?.sig ?? '', 'base64');
        sig[bit >> 3] ^= 1 << (bit & 7);
        return approve(all, 0, { sig: sig.toString('base64') });
      });
      expect((await verify(published({ decide }))).exitCode, `bit ${bit}`).toBe(8);
    }
  });

  it.each<[string, Partial<TrustedKey>]>([
    ['another channel', { channels: ['sharing'] }],
    ['another product', { products: ['other'] }],
    ['later days', { from: '2026-03-03' }],
    ['earlier days', { until: '2026-03-01' }],
  ])('by a key that is for %s', async (_, scope) => {
    const trust = TRUST.map((key) => (key.keyid === OFFICER.trusted.keyid ? { ...key, ...scope } : key));
    expect(await found(published(), { trust })).toEqual(['8 approval as privacy-officer', '6 approvals']);
  });

  it('a second key of the author is the author', async () => {
    const second = hand('Data office', 'steward');
    const by: By = [
      [OFFICER, 'privacy-officer'],
      [second, 'steward'],
    ];
    const trust = [...TRUST, second.trusted];
    expect(await found(approvedBy(by), { trust })).toEqual(['6 approvals', '6 approvals']);
    const other = { ...second.trusted, holder: 'Somebody else' };
    expect(await found(approvedBy(by), { trust: [...TRUST, other] })).toEqual([]);
  });

  it.each([
    ['holder', /holder of 1 keys is unknown/],
    ['roles', /1 of 2 holders/],
  ] as const)('an approver of whom nobody says the %s does not count', async (member, detail) => {
    const trust = TRUST.map(({ [member]: left, ...key }) =>
      key.keyid === OFFICER.trusted.keyid ? key : { ...key, ...(left !== undefined && { [member]: left }) },
    ) as readonly TrustedKey[];
    const result = await verify(published(), { trust });
    expect(failures(result)).toEqual(['6 approval as privacy-officer', '6 approvals']);
    expect(result.checks.find(({ name, ok }) => name === 'approvals' && !ok)?.detail).toMatch(detail);
    expect(result.checks.find(({ name }) => name === 'approval as privacy-officer')?.detail).toMatch(/is unknown/);
  });

  it('nor can an author without holder be told from the approvers', async () => {
    const trust = TRUST.map(({ holder, ...key }) =>
      key.keyid === AUTHOR.trusted.keyid ? key : { ...key, ...(holder !== undefined && { holder }) },
    );
    expect(await found(published(), { trust })).toEqual(['6 author']);
  });

  it('three plain public keys are nobody’s', async () => {
    const trust = TRUST.map(({ keyid, publicKey }) => ({ keyid, publicKey }));
    const result = await verify(published(), { trust });
    expect(result.exitCode).toBe(6);
    expect(failures(result)).toEqual([
      '6 author',
      '6 approval as privacy-officer',
      '6 approval as steward',
      '6 approvals',
    ]);
  });

  it('nobody approves as operator or root', async () => {
    for (const role of ['operator', 'root']) {
      const trust = TRUST.map((key) =>
        key.keyid === STEWARD.trusted.keyid ? { ...key, roles: ['steward', role] } : key,
      );
      const by: By = [
        [OFFICER, 'privacy-officer'],
        [STEWARD, role],
      ];
      expect(await found(approvedBy(by), { trust })).toEqual([`6 approval as ${role}`, '6 approvals']);
    }
  });

  it('two keys of one holder count once, and so does one key in two roles', async () => {
    const second = hand('Privacy officer', 'steward');
    const trust = [...TRUST, second.trusted];
    const two: By = [
      [OFFICER, 'privacy-officer'],
      [second, 'steward'],
    ];
    expect(await found(approvedBy(two), { trust })).toEqual(['6 approvals']);
    expect(await found(approvedBy([...two, [STEWARD, 'steward']]), { trust })).toEqual([]);
    const both: TrustedKey = { ...OFFICER.trusted, roles: ['privacy-officer', 'steward'] };
    const one: By = [
      [OFFICER, 'privacy-officer'],
      [OFFICER, 'steward'],
    ];
    const keys = TRUST.map((key) => (key.keyid === both.keyid ? both : key));
    expect(await found(approvedBy(one), { trust: keys })).toEqual(['6 approvals']);
  });

  it('a key that the author made is the author', async () => {
    const puppet = hand('Somebody else', 'steward');
    const root = hand('Root', 'root');
    const line = (from: typeof root, to: typeof root, roles: readonly string[], mayDelegate = false) =>
      signDelegation(from.signer, {
        publicKey: to.publicPem,
        ...(to.trusted.holder !== undefined && { holder: to.trusted.holder }),
        roles,
        from: ISSUED,
        until: '2026-12-31',
        ...(mayDelegate && { mayDelegate }),
      });
    const by: By = [
      [OFFICER, 'privacy-officer'],
      [puppet, 'steward'],
    ];
    const decide = async (core: ReleaseCore) => ({
      ...(await decided(core, by)),
      delegations: [
        await line(root, AUTHOR, ['operator', 'steward'], true),
        await line(root, OFFICER, ['privacy-officer']),
        await line(AUTHOR, puppet, ['steward']),
      ],
    });
    const trust = [root.trusted];
    expect(await found(published({ decide }), { trust })).toEqual(['6 approvals', '6 approvals']);
    const fair = async (core: ReleaseCore) => ({
      ...(await decided(core, by)),
      delegations: [
        await line(root, AUTHOR, ['operator']),
        await line(root, OFFICER, ['privacy-officer']),
        await line(root, puppet, ['steward']),
      ],
    });
    const result = await verify(published({ decide: fair }), { trust });
    expect(failures(result)).toEqual([]);
    expect(lines(result)).toContain('delegations: 3 from a trusted root');

    // The root signs nothing here. Whose it is decides whether its keys are other hands.
    const rootOf = (holder: string) => ({ trust: [{ ...root.trusted, holder }] });
    expect(await found(published({ decide: fair }), rootOf('Ministry'))).toEqual([]);
    for (const { trusted } of [AUTHOR, OFFICER])
      expect(await found(published({ decide: fair }), rootOf(trusted.holder ?? ''))).toContain('6 approvals');
  });

  it('none is asked for on internal: none may be there', async () => {
    const internal = (core: Loose) => {
      core.channel = { kind: 'internal' };
      underPreset(core, builtIn('internal@1'));
    };
    const quiet = async () => ({});
    const channel = 'internal';
    expect(await found(published({ decide: quiet }, internal), { channel })).toEqual([]);
    const decide = deciding(({ approvals, author }) => ({
      ...(author && { author }),
      ...(approvals && { approvals }),
    }));
    const loud = async (core: ReleaseCore) => decide({ ...core, channel: { kind: 'opening' } });
    expect(await found(published({ decide: loud }, internal), { channel })).toContain('6 approvals');
    expect(APPROVERS['internal']).toBeUndefined();
  });
});

describe('waivers', () => {
  const needing =
    (...codes: readonly string[]) =>
    (core: Loose) => {
      for (const rule of core.gate.rules) if (codes.includes(rule.code)) rule.status = 'needs-waiver';
    };
  type Terms = Partial<Parameters<typeof signWaiver>[1]>;
  const waiving =
    (terms: readonly Terms[], by = OWNER) =>
    async (core: ReleaseCore): Promise<Decided> => ({
      ...(await decided(core)),
      ...(terms.length > 0 && { waivers: await Promise.all(terms.map((more) => waiverOf(core, more, by))) }),
    });
  const waiverOf = (core: ReleaseCore, more: Terms, by: typeof OWNER) =>
    signWaiver(by.signer, {
      candidate: candidateDigest(core),
      rule: 'G10',
      owner: 'Health commission',
      reason: 'first year of the series',
      until: '2026-06-30',
      day: APPROVED,
      ...more,
    });
  const release = (decide: (core: ReleaseCore) => Promise<Decided>, core: (core: Loose) => void = needing('G10')) =>
    found(published({ core, decide }, shared));

  it('a rule that needs one has one, and the result says so before the approvals', async () => {
    const result = await verify(published({ core: needing('G10'), decide: waiving([{}]) }, shared));
    expect(failures(result)).toEqual([]);
    const told = lines(result);
    expect(told).toContain('waiver of G10: by Health commission, until 2026-06-30: first year of the series');
    const at = (start: string) => told.findIndex((line) => line.startsWith(start));
    expect(at('waiver of G10')).toBeLessThan(at('author'));
  });

  it.each<[string, readonly Terms[], readonly string[], typeof OWNER?]>([
    ['none', [], ['6 waivers']],
    ['one for another candidate', [{ candidate: 'a'.repeat(64) }], ['8 waiver of G10']],
    ['one for another rule', [{ rule: 'G12' }], ['6 waiver of G12', '6 waivers']],
    ['one too many', [{}, { rule: 'G07' }], ['6 waiver of G07']],
    ['two for one rule', [{}, {}], ['6 waiver of G10', '6 waiver of G10']],
    ['one that ended before publication', [{ until: '2026-03-02' }], ['6 waiver of G10']],
    ['one that ends on the day of publication', [{ until: PUBLISHED }], []],
    ['one from before the build', [{ day: '2026-02-28' }], ['6 waiver of G10']],
    ['one by somebody who is no owner', [{}], ['8 waiver of G10'], STEWARD],
  ])('%s', async (_, terms, expected, by) => {
    expect(await release(waiving(terms, by))).toEqual(expected);
  });

  it('by the author, even as owner', async () => {
    const trust = TRUST.map((key) =>
      key.keyid === AUTHOR.trusted.keyid ? { ...key, roles: ['operator', 'owner'] } : key,
    );
    const lies = published({ core: needing('G10'), decide: waiving([{}], AUTHOR) }, shared);
    expect(await found(lies, { trust })).toEqual(['6 waiver of G10']);
  });

  it('by an owner of whom nobody says the holder, or who made the author’s key', async () => {
    const lies = published({ core: needing('G10'), decide: waiving([{}]) }, shared);
    const without = TRUST.map(({ holder, ...key }) =>
      key.keyid === OWNER.trusted.keyid ? key : { ...key, ...(holder !== undefined && { holder }) },
    );
    expect(await found(lies, { trust: without })).toContain('6 waiver of G10');
    const made = TRUST.map((key) =>
      key.keyid === AUTHOR.trusted.keyid ? { ...key, delegatedBy: [OWNER.trusted.keyid] } : key,
    );
    expect(await found(lies, { trust: made })).toContain('6 waiver of G10');
  });

  it('for a rule that nobody may waive', async () => {
    expect(await release(waiving([{ rule: 'G06' }]), needing('G06'))).toEqual(['6 waiver of G06']);
  });

  it('never on opening', async () => {
    expect(await found(published({ core: needing('G10'), decide: waiving([{}]) }))).toEqual(['6 waivers']);
    expect(await found(published({ decide: waiving([{}]) }))).toEqual(['6 waivers']);
  });

  it('tells no line break of its reason', async () => {
    const result = await verify(
      published({ core: needing('G10'), decide: waiving([{ reason: 'a\nrevocation: fine' }]) }, shared),
    );
    expect(lines(result).filter((line) => line.includes('\n'))).toEqual([]);
  });
});

describe('publication', () => {
  const changed = (change: (publication: NonNullable<Decided['publication']>) => Decided['publication'] | null) =>
    published({
      decide: deciding(({ publication, ...all }) => {
        const next = publication && change(publication);
        return { ...all, ...(next && { publication: next }) };
      }),
    });

  it('is stated, with every rule that is asked on its day', async () => {
    // Approvals are given up to the day of publication: without one that is the day of issue.
    expect(await found(changed(() => null))).toContain('6 publication');
    expect(await found(changed((p) => ({ ...p, rules: p.rules.slice(1) })))).toEqual(['6 publication']);
    expect(await found(changed((p) => ({ ...p, day: '2026-02-28' })))).toContain('6 publication');
  });

  it('is not of a day to come', async () => {
    expect(await found(changed((p) => ({ ...p, day: '2026-03-12' })))).toEqual(['5 issued']);
  });

  it('names the bundle', async () => {
    const bundle = [`rel-${'5'.repeat(32)}`, `rel-${'6'.repeat(32)}`];
    const result = await verify(changed((p) => ({ ...p, bundle })));
    expect(lines(result)).toContain(`bundle: published with ${bundle.join(', ')}`);
  });
});

describe('validity', () => {
  const core = (more: object) => published({ core: (draft) => Object.assign(draft, more) });

  it('counts to the end of its last day', async () => {
    const on = (now: string) => found(core({ expires: '2026-06-30' }), { now: new Date(now) });
    expect(await on('2026-06-30T23:59:59.999Z')).toEqual([]);
    expect(await on('2026-07-01T00:00:00.000Z')).toEqual(['5 validity']);
  });

  it('an overdue review is a note', async () => {
    const result = await verify(published(), { now: new Date('2027-03-02T00:00:00Z') });
    expect(failures(result)).toEqual([]);
    expect(lines(result)).toContain('review: was due on 2027-03-01');
  });

  it('a review later than the preset allows, or none', async () => {
    expect(await found(core({ review: '2027-03-03' }))).toEqual(['6 review']);
    expect(await found(published({ core: (draft) => delete draft.review }))).toEqual(['6 review']);
  });

  it('an end later than the preset of the publisher allows, or none', async () => {
    const gate = { preset: 'opening@1', name: 'health-opening@3', validity: { mostDays: 100 } };
    expect(await found(own(gate, { expires: '2026-06-09' }))).toEqual([]);
    expect(await found(own(gate, { expires: '2026-06-10' }))).toEqual(['6 longest validity']);
    expect(await found(own(gate, {}))).toEqual(['6 longest validity']);
  });

  it('an impact assessment that is kept too short, or was made too late, or is missing', async () => {
    const assessed = (more: object) =>
      core({ assessment: { id: 'P', on: '2026-01-15', keptUntil: '2029-01-14', ...more } });
    expect(await found(assessed({ keptUntil: '2029-01-13' }))).toEqual(['6 impact assessment']);
    expect(await found(assessed({ on: '2026-03-02', keptUntil: '2030-01-01' }))).toEqual(['6 impact assessment']);
    expect(await found(published({ core: (draft) => delete draft.assessment }))).toEqual(['6 grades of data']);
  });
});

/** A release under a preset of the publisher's own. */
function own(gate: object, more: object = {}, lie: (core: Loose) => void = () => {}): Lies {
  const { preset, chain } = effectivePreset(gate);
  const change = (core: Loose) => {
    underPreset(core, preset);
    core.gate.chain = chain.map(({ name }) => name);
    Object.assign(core, more);
    lie(core);
  };
  return published({ core: change, product: (core: Loose) => ({ ...productOf(core), gate }) });
}

describe('a preset of the publisher’s own', () => {
  const gate = { preset: 'opening@1', name: 'health-opening@3', review: { days: 400 } };
  const tight = { preset: 'opening@1', name: 'health-opening@3', leastK: 20, review: { days: 365 } };

  it('is computed anew from the product', async () => {
    const result = await verify(own(tight));
    expect(failures(result)).toEqual([]);
    expect(lines(result).some((line) => line.includes('it tightens opening@1'))).toBe(true);
  });

  it('binds: its k, its cells', async () => {
    expect(await found(own({ ...tight, leastK: 21 }))).toEqual(['6 least k of the preset']);
    expect(await found(own({ ...tight, smallCells: { least: 22 } }))).toEqual([]);
    expect(await found(own({ ...tight, smallCells: { least: 23 } }))).toEqual(['6 small cells']);
  });

  it('that loosens is none', async () => {
    const loose = (core: Loose) => ({ ...productOf(core), gate });
    const result = await verify(published({ product: loose }));
    expect(failures(result)).toEqual(['6 preset opening@1']);
    expect(lines(result).join()).toContain('gate/loosens');
  });

  it('that the core leaves out, names otherwise, or gives another content', async () => {
    const product = (core: Loose) => ({ ...productOf(core), gate: tight });
    expect(await found(published({ product }))).toEqual(['6 preset opening@1']);
    expect(await found(own(tight, {}, (core) => delete core.gate.chain))).toEqual(['6 preset health-opening@3']);
    const digest = (core: Loose) => (core.gate.presetSha256 = sha256Hex(canonicalJson(builtIn('opening@1'))));
    expect(await found(own(tight, {}, digest))).toEqual(['6 preset health-opening@3']);
    const unsaid = own(tight);
    expect(await found({ ...unsaid, product: productOf })).toEqual(['6 preset health-opening@3']);
  });

  it('of another base', async () => {
    const other = { preset: 'sharing-conditional@1', name: 'health-opening@3' };
    expect(await found(own(other))).toEqual(['6 preset health-opening@3']);
  });
});

describe('channel and grades', () => {
  const core = (change: (core: Loose) => void, start?: (core: Loose) => void) =>
    found(published({ core: change }, start));

  it.each<[string, (core: Loose) => void, readonly string[], ((core: Loose) => void)?]>([
    ['a fact that the channel does not know', (c) => (c.channel.recipient = 'x'), ['6 channel opening']],
    ['a fact that is missing', (c) => delete c.channel.item, ['6 channel sharing'], shared],
    [
      'more trust than the channel states',
      (c) => (c.channel.attribute = 'unconditional'),
      ['6 preset sharing-conditional@1'],
      shared,
    ],
    ['a token on opening', (c) => (c.columns[3].operation = 'pseudonym'), ['6 channel opening']],
    ['a direct column on sharing', (c) => (c.columns[3].role = 'direct'), ['6 channel sharing'], shared],
    ['a column without a grade', (c) => delete c.columns[0].sensitivity, ['6 grades of data']],
    ['important data', (c) => (c.columns[0].sensitivity.state = 'important'), ['6 grades of data']],
    ['core data', (c) => (c.columns[0].sensitivity.state = 'core'), ['6 grades of data'], shared],
    ['a trade secret without dominance', (c) => (c.columns[2].sensitivity.trade = 'secret'), ['6 grades of data']],
    ['a trade secret as a quasi-identifier', (c) => (c.columns[1].sensitivity.trade = 'secret'), []],
  ])('%s', async (_, change, expected, start) => expect(await core(change, start)).toEqual(expected));

  it('an old preset cannot be named for a channel of today to get past the approvals unseen', async () => {
    const old = (c: Loose) => underPreset(c, builtIn('opening@0'));
    expect(await found(published({ core: old }))).toEqual(['6 approvals']);
    const result = await verify(published({ core: old, decide: async () => ({}) }));
    expect(lines(result)).toContain('preset replaced: by opening@1; what that one asks besides was not asked');
  });

  it('a preset is none from the day on which it was replaced', async () => {
    const late = (c: Loose) => {
      underPreset(c, builtIn('opening@0'));
      c.issued = '2026-11-22';
    };
    const today = { now: new Date('2026-11-22T12:00:00Z') };
    expect(await found(published({ core: late, decide: async () => ({}) }), today)).toContain('6 preset replaced');
  });
});

const PRICING = {
  useClass: 'industry',
  unit: 'row-1000',
  price: 4500,
  ceiling: 6000,
  currency: 'CNY',
  exponent: 2,
  period: '2026',
};

describe('pricing', () => {
  const operated = (pricing: object | undefined) => (core: Loose) => {
    core.channel = {
      kind: 'authorised-operation',
      implementer: 'bureau',
      operator: 'operator-a',
      agreement: 'AG-1',
      scenario: 'lending',
      recipient: 'bank-1',
      place: 'secure',
    };
    underPreset(core, builtIn('authorised-secure@1'));
    if (pricing) core.pricing = { ...PRICING, ...pricing };
  };
  it.each<[string, object | undefined, readonly string[]]>([
    ['within the ceiling', {}, []],
    ['at the ceiling', { price: 6000 }, []],
    ['above the ceiling', { price: 6001 }, ['6 pricing']],
    ['for welfare', { useClass: 'public-welfare' }, ['6 pricing']],
    ['none for welfare', { useClass: 'public-welfare', price: 0 }, []],
    ['for governance', { useClass: 'public-governance' }, ['6 pricing']],
    ['none stated', undefined, ['6 pricing']],
  ])('a price %s', async (_, pricing, expected) => {
    expect(await found(published({}, operated(pricing)))).toEqual(expected);
  });
  it('on opening is none', async () => {
    const priced = (price: number) => found(published({ core: (core) => (core.pricing = { ...PRICING, price }) }));
    expect(await priced(0)).toEqual([]);
    expect(await priced(1)).toEqual(['6 pricing']);
  });
  it('is that of the product', async () => {
    const dearer = (core: Loose) => ({ ...productOf(core), pricing: { ...PRICING, price: 5000 } });
    expect(await found(published({ product: dearer }, operated({})))).toEqual(['3 product']);
    expect(await found(published({ product: dearer }))).toEqual(['3 product']);
  });
});

describe('a verification', () => {
  const answering = (core: Loose) => {
    core.channel = {
      kind: 'authorised-operation',
      implementer: 'bureau',
      operator: 'operator-a',
      agreement: 'AG-1',
      scenario: 'lending',
      recipient: 'bank-1',
      place: 'delivered',
    };
    underPreset(core, builtIn('authorised-delivered@1'));
    core.pricing = PRICING;
    core.form = 'verification';
    core.gate.rules = ['G01', 'G02', 'G04', 'G05', 'G12'].map((code) => ({ code, status: 'pass' }));
    for (const member of ['columns', 'quasiIdentifiers', 'guarantees', 'data']) core[member] = [];
  };

  it('verifies without a table, and claims no model', async () => {
    const result = await verify(published({ noData: true }, answering));
    expect(failures(result)).toEqual([]);
    expect(lines(result)).toContain('form: verification: identified, by consent; no privacy model is claimed');
  });

  it('never on opening, and not without the rules that apply', async () => {
    const opening = (core: Loose) => {
      answering(core);
      core.channel = { kind: 'opening', licence: 'CC-BY-4.0' };
      underPreset(core, builtIn('opening@1'));
      delete core.pricing;
    };
    expect(await found(published({ noData: true }, opening))).toEqual(['6 channel opening']);
    const few = (core: Loose) => core.gate.rules.pop();
    expect(await found(published({ noData: true, core: few }, answering))).toEqual(['6 preset authorised-delivered@1']);
  });
});
