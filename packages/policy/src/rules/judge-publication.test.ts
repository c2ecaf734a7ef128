import { describe, expect, test } from 'vitest';
import { spoil } from '../../test/at-path.js';
import { openingFacts, secureFacts, sharingFacts, unconditionalFacts } from '../../test/facts.js';
import { approval, publicationFacts, waiver } from '../../test/publication-facts.js';
import type { ApprovalFact, PublicationFacts } from './facts.js';
import { judgePublication, readyToSeal } from './judge-publication.js';
import { PUBLICATION_RULES } from './publication-list.js';
import type { PublicationRule } from './rule.js';

const base = publicationFacts();
const other = 'ef'.repeat(32);
const ruleOf = (facts: PublicationFacts, code: string) =>
  judgePublication(facts).rules.find((rule) => rule.code === code);

test.each([
  ['opening', publicationFacts({}, openingFacts())],
  ['conditional sharing', publicationFacts({}, sharingFacts())],
  ['unconditional sharing', publicationFacts({}, unconditionalFacts())],
  ['a secure domain', publicationFacts({}, secureFacts())],
  ['delivery', base],
])('a candidate for %s that meets every rule is published', (_, facts) => {
  const verdict = judgePublication(facts);
  expect(verdict.rules.filter(({ status }) => status !== 'pass')).toEqual([]);
  expect(verdict.rules.map(({ code }) => code)).toEqual(facts.preset.publication);
  expect([verdict.pass, verdict.waits]).toEqual([true, false]);
});

test('nothing is published for one’s own use, nor without a preset', () => {
  expect(judgePublication(spoil(base, 'preset.publication', undefined)).pass).toBe(false);
  expect(judgePublication(spoil(base, 'preset.publication', [])).pass).toBe(false);
  expect(judgePublication(spoil(base, 'preset', undefined)).pass).toBe(false);
});

describe('fail-closed', () => {
  test.each<[string, () => unknown]>([
    ['undefined', () => undefined],
    ['true', () => true],
    ['a look-alike of a pass', () => ({ status: 'pass' })],
    [
      'an error',
      () => {
        throw new Error('13912345678');
      },
    ],
  ])('a rule that answers %s', (_, answer) => {
    for (const code of ['G02', 'G14', 'G16']) {
      const rules = PUBLICATION_RULES.map((rule) =>
        rule.code === code ? ({ ...rule, judge: answer } as PublicationRule) : rule,
      );
      const verdict = judgePublication(base, rules);
      expect([verdict.pass, verdict.waits, readyToSeal(verdict)]).toEqual([false, false, false]);
      expect(JSON.stringify(verdict)).not.toContain('13912345678');
    }
  });

  test('a rule that is missing', () => {
    const rules = PUBLICATION_RULES.filter(({ code }) => code !== 'G14');
    expect(judgePublication(base, rules)).toMatchObject({ pass: false, waits: false });
  });

  test('a waiver that no rule has looked at covers nothing', () => {
    const facts = spoil(
      publicationFacts({ needsWaiver: ['G10'], waivers: [waiver('G10')] }),
      'preset.publication',
      base.preset.publication?.filter((code) => code !== 'G16'),
    );
    expect(judgePublication(facts).pass).toBe(false);
  });
});

const [first, second] = base.approvals;
const anonymous = ({ holder: _, ...rest }: ApprovalFact): ApprovalFact => rest;
const approved = (...approvals: PublicationFacts['approvals']) => publicationFacts({ approvals });

const spoiled: [string, string, PublicationFacts][] = [
  ['G02', 'a second authority since the build', spoil(base, 'supply.sources.0.authorities', 2)],
  ['G04', 'an agreement that ended since the build', spoil(base, 'supply.operation.agreement.state', 'ended')],
  ['G04', 'a privacy concern since the build', spoil(base, 'supply.concerns', ['FB-9'])],
  ['G04', 'the preset of another channel', spoil(base, 'preset.channel', 'sharing')],
  ['G05', 'an assessment withdrawn since the build', spoil(base, 'supply.assessment.valid', false)],
  ['G08', 'a release since the build', spoil(base, 'supply.intersection.status', 'breaks')],
  ['G12', 'a price changed since the build', spoil(base, 'supply.pricing.record.price', 1)],

  ['G14', 'one changed byte', spoil(base, 'candidate.computed', other)],
  ['G14', 'damage', spoil(base, 'candidate.intact', false)],
  ['G14', 'digests that are none', publicationFacts({ candidate: { computed: '', signed: '', intact: true } })],
  ['G14', 'an author whom nobody knows', spoil(base, 'author.keyid', '')],
  ['G14', 'an approval for another candidate', approved(first, second, { ...second, candidate: other })],
  ['G14', 'the author’s own approval', approved(first, second, approval('approver', 'author'))],
  [
    'G14',
    'an approval by the author’s key under another name',
    approved(first, second, approval('approver', 'x', { keyid: 'sha256:author' })),
  ],
  [
    'G14',
    'an approval by another key of the author',
    approved(first, second, approval('approver', 'author', { keyid: 'sha256:spare' })),
  ],
  ['G14', 'a key out of its scope', approved(first, { ...second, outOfScope: 'trusted only until 2026-01-01' })],
  ['G14', 'a signature that is not valid', spoil(base, 'invalidApprovals', 1)],
  ['G14', 'an approval of tomorrow', approved(first, { ...second, day: '2026-06-16' })],
  ['G14', 'an approval from before the build', approved(first, { ...second, day: '2020-01-01' })],
  ...['operator', 'root'].map((role): [string, string, PublicationFacts] => [
    'G14',
    `an approval as ${role}`,
    approved(first, second, approval(role, 'b')),
  ]),
  ['G14', 'an approver whose holder nobody knows', approved(first, anonymous(second))],
  ['G14', 'a third whose holder nobody knows', approved(first, second, anonymous(approval('approver', 'b')))],
  ['G14', 'an author whose holder nobody knows', publicationFacts({ author: { keyid: 'sha256:author' } })],
  ['G14', 'an approver without a role', approved(first, { ...second, anyRole: true })],
  [
    'G14',
    'an approver who is of the author’s party',
    publicationFacts({
      author: { keyid: 'sha256:author', holder: 'author', party: 'p' },
      approvals: [first, second, approval('approver', 'b', { party: 'p' })],
    }),
  ],
  ['G14', 'approvers of one party', approved({ ...first, party: 'p' }, { ...second, party: 'p' })],
  ['G14', 'no approval', approved()],
  ['G14', 'one approval', approved(first)],
  ['G14', 'two approvals without the role that is asked for', approved(first, approval('approver', 'b'))],
  ['G14', 'two keys of one holder', approved(first, { ...second, holder: first.holder ?? '' })],
  [
    'G14',
    'one holder in both roles, and a second in none of them',
    approved(first, { ...second, holder: first.holder ?? '' }, approval('approver', 'b')),
  ],
  ['G14', 'a preset that does not say how many', spoil(base, 'preset.approvals', undefined)],

  ['G15', 'not sealed yet', publicationFacts({ sealed: null })],
  ['G15', 'sealed, but it does not verify', publicationFacts({ sealed: { verified: false, logged: true } })],
  ['G15', 'sealed, but not in the log', publicationFacts({ sealed: { verified: true, logged: false } })],

  ['G16', 'a waiver that is missing', publicationFacts({ needsWaiver: ['G10'] })],
  ['G16', 'a rule that cannot be waived', publicationFacts({ needsWaiver: ['G06'] })],
  ['G16', 'a waiver for such a rule', publicationFacts({ needsWaiver: ['G06'], waivers: [waiver('G06')] })],
  ['G16', 'a waiver that nothing needs', publicationFacts({ waivers: [waiver('G10')] })],
  ...(
    [
      ['of another candidate', { candidate: other }],
      ['without an owner', { owner: ' ' }],
      ['without a reason', { reason: '' }],
      ['that has run out', { until: '2026-06-14' }],
      ['without an end', { until: '' }],
      ['by a key out of its scope', { outOfScope: 'not trusted as owner' }],
      ['by the author', { keyid: 'sha256:author' }],
      ['by another key of the author', { holder: 'author' }],
      ['by the party of the author', { party: 'author' }],
      ['by nobody knows whom', { holder: undefined as unknown as string }],
      ['by a key without a role', { anyRole: true }],
      ['of tomorrow', { day: '2026-06-16' }],
      ['from before the build', { day: '2020-01-01' }],
    ] as const
  ).map(([what, more]): [string, string, PublicationFacts] => [
    'G16',
    `a waiver ${what}`,
    publicationFacts({ needsWaiver: ['G10'], waivers: [waiver('G10', more)] }),
  ]),
  [
    'G16',
    'two waivers of one rule',
    publicationFacts({ needsWaiver: ['G10'], waivers: [waiver('G10'), waiver('G10')] }),
  ],
  [
    'G16',
    'any waiver on opening',
    publicationFacts({ needsWaiver: ['G10'], waivers: [waiver('G10')] }, openingFacts()),
  ],
];

test.for(spoiled)('%s stops: %s', ([code, , facts]) => {
  const verdict = judgePublication(facts);
  expect(verdict.pass).toBe(false);
  const rule = verdict.rules.find((r) => r.code === code);
  expect(['block', 'needs-waiver']).toContain(rule?.status);
  for (const text of [rule?.reason, rule?.hint]) {
    expect(text?.zh).toMatch(/\p{Script=Han}/u);
    expect(text?.en).toMatch(/^[^\p{Script=Han}]+$/u);
    expect(`${text?.zh}${text?.en}`).not.toMatch(/undefined|null/);
  }
});

test('every rule of publication has one that it stops', () => {
  expect(PUBLICATION_RULES.map(({ code }) => code).filter((code) => !spoiled.some(([of]) => of === code))).toEqual([]);
});

describe('what is missing and may still come makes it wait, what is wrong does not', () => {
  test.each([
    ['approvals', approved(first), true],
    ['a waiver', publicationFacts({ needsWaiver: ['G10'] }), true],
    [
      'a waiver for a price',
      spoil(publicationFacts({ needsWaiver: ['G12'] }), 'supply.pricing.record.headroom', 1),
      true,
    ],
    ['a price that needs one since the build', spoil(base, 'supply.pricing.record.headroom', 1), false],
    ['approvals and the sealing', { ...approved(first), sealed: null }, true],
    [
      'approvals, with a changed byte',
      { ...approved(first), candidate: { ...base.candidate, computed: other } },
      false,
    ],
    ['approvals, with a stale source', spoil(approved(first), 'supply.sources.0.stale', true), false],
    ['the author’s own approval', approved(first, approval('approver', 'author')), false],
    [
      'approval by a second key of the author, the others still to come',
      approved(approval('privacy-officer', 'author', { keyid: 'sha256:spare' })),
      false,
    ],
    ['approval by a key that may not', approved({ ...first, outOfScope: 'not trusted as steward' }), false],
    ['approval by a key without holder', approved(anonymous(first)), false],
    ['approval as operator', approved(approval('operator', 'b')), false],
    ['approvals of one party', approved({ ...first, party: 'p' }, { ...second, party: 'p' }), true],
    [
      'a waiver of the author',
      publicationFacts({ needsWaiver: ['G10'], waivers: [waiver('G10', { holder: 'author' })] }),
      false,
    ],
  ])('%s', (_, facts, waits) => {
    expect(judgePublication(facts)).toMatchObject({ pass: false, waits });
  });
});

describe('waivers', () => {
  test('let a build through that needed them', () => {
    expect(judgePublication(publicationFacts({ needsWaiver: ['G10'], waivers: [waiver('G10')] })).pass).toBe(true);
  });

  const dear = spoil(publicationFacts({ needsWaiver: ['G12'] }), 'supply.pricing.record.headroom', 1);

  test('let a price through that needed one at the build', () => {
    const verdict = judgePublication({ ...dear, waivers: [waiver('G12')] });
    expect(verdict.rules.find(({ code }) => code === 'G12')?.status).toBe('needs-waiver');
    expect([verdict.pass, verdict.waits]).toEqual([true, false]);
  });

  test('do not let one through that needs it since the build only: nobody waived that', () => {
    const facts = { ...dear, needsWaiver: [], waivers: [waiver('G12')] };
    expect(judgePublication(facts)).toMatchObject({ pass: false, waits: false });
  });

  test('one for each rule', () => {
    const facts = publicationFacts({ needsWaiver: ['G07', 'G10'], waivers: [waiver('G10')] });
    expect(judgePublication(facts).pass).toBe(false);
    expect(judgePublication({ ...facts, waivers: [waiver('G07'), waiver('G10')] }).pass).toBe(true);
  });
});

describe('ready to be sealed', () => {
  const unsealed = publicationFacts({ sealed: null });
  test.each([
    ['all but the sealing', unsealed, true],
    ['sealed', base, true],
    ['a waiver is missing', { ...unsealed, needsWaiver: ['G12'] }, false],
    ['a waiver is there', { ...unsealed, needsWaiver: ['G12'], waivers: [waiver('G12')] }, true],
    ['an approval is missing', { ...unsealed, approvals: [first] }, false],
    ['it does not verify', publicationFacts({ sealed: { verified: false, logged: true } }), false],
  ])('%s', (_, facts, ready) => {
    expect(readyToSeal(judgePublication(facts))).toBe(ready);
  });
});

test('approvals by holders in any order are matched to roles', () => {
  const many = approved(
    approval('approver', 'a'),
    approval('implementer', 'a'),
    approval('privacy-officer', 'a'),
    approval('privacy-officer', 'b'),
  );
  expect(ruleOf(many, 'G14')?.status).toBe('pass');
});
