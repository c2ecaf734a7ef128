import { describe, expect, test } from 'vitest';
import { at, changed, pathsOf } from '../../test/at-path.js';
import { deliveredFacts, openingFacts, sharingFacts } from '../../test/facts.js';
import { publicationFacts } from '../../test/publication-facts.js';
import { judgeRelease } from './judge.js';
import { judgePublication } from './judge-publication.js';

type Reasons = readonly (readonly [RegExp, string])[];

/** What may be missing from a build without harm, and why. Anything else that is taken away stops the release. */
const AT_BUILD: Reasons = [
  [/^annex$/, 'asked of releases with attested guarantees under presets that say so: cases of their own'],
  [/^holdsAgainstOriginal$/, 'asked by the presets that ask for an annex'],
  [/^columns\.\d+\.operation$/, 'for people'],
  [/^columns\.\d+\.label\.(constant|token)$/, 'exemptions: without them the column counts as one that tells more'],
  [/^files\.\d+\.(rows|path)$/, 'the logical digest stands for every row, and the path is for people'],
  [/^guarantees\.\d+\.(unit|grade)$/, 'of models that are not k-anonymity, or of k by people'],
  [/^guarantees\.0\.strength$/, 'of a necessary one: a sufficient one of the model stands beside it'],
];

/** The same of the records, at build and at publication. */
const OF_RECORDS: Reasons = [
  [/^supply\.sources\.\d+\.(name|system\.id|registration\.code)$/, 'only named in reasons'],
  [/^supply\.opening\.proactive$/, 'the release answers an accepted request'],
  [/^supply\.(opening\.demand\.\d+|assessment)\.id$/, 'only named in reasons'],
  [/^supply\.sharing\.item\.overdue$/, 'late supply is told in the catalogue and mended by supplying'],
  [/^supply\.sharing\.item\.fields$/, 'what lies outside them is a fact of its own'],
  [/^supply\.intersection\.(releases|reasons)$/, 'for people: the status is what counts'],
];

/** The same of a publication. */
const AT_PUBLICATION: Reasons = [
  [/^columns\.\d+\.(name|operation|label(\..*)?)$/, 'judged at the build; here only those of trade secrets are read'],
  [/^models(\..*)?$/, 'judged at the build; here only those over trade secrets are read'],
  [/^preset\.(?!publication|approvals|channel)/, 'held against its chain and digest at the build'],
];

const matches = (reasons: Reasons, path: string) => reasons.some(([pattern]) => pattern.test(path));

/** Paths of members without which the judge still lets pass. */
function missable<T>(facts: T, passes: (facts: T) => boolean): readonly string[] {
  return pathsOf(facts)
    .filter((path) => typeof path[path.length - 1] === 'string')
    .filter((path) => passes(changed(facts, path, undefined)))
    .map((path) => path.join('.'));
}

const builds = [
  ['opening', openingFacts()],
  ['sharing', sharingFacts()],
  ['authorised operation', deliveredFacts()],
] as const;
const missableOf = new Map(builds.map(([name, facts]) => [name, missable(facts, (given) => judgeRelease(given).pass)]));

describe.each(builds)('build by %s', (name, facts) => {
  test('each fact that is missing stops the release, but for those of the list; of preset and chain each one', () => {
    const reasons = [...AT_BUILD, ...OF_RECORDS];
    expect(missableOf.get(name)?.filter((path) => !matches(reasons, path))).toEqual([]);
  });

  test('each number that is none stops the release', () => {
    const numbers = pathsOf(facts).filter((path) => typeof at(facts, path) === 'number');
    expect(numbers.length).toBeGreaterThan(10);
    const left = numbers.filter((path) => judgeRelease(changed(facts, path, Number.NaN)).pass);
    expect(left.map((path) => path.join('.')).filter((path) => !matches(AT_BUILD, path))).toEqual([]);
  });
});

const publications = builds.map(([name, facts]) => [name, publicationFacts({}, facts)] as const);
const missableThen = new Map(
  publications.map(([name, facts]) => [name, missable(facts, (given) => judgePublication(given).pass)]),
);

describe.each(publications)('publication by %s', (name, facts) => {
  test('each fact that is missing stops it, but for those of the list', () => {
    const reasons = [...AT_PUBLICATION, ...OF_RECORDS];
    expect(missableThen.get(name)?.filter((path) => !matches(reasons, path))).toEqual([]);
  });

  test('each approval that is missing makes it wait', () => {
    for (const i of facts.approvals.keys())
      expect(judgePublication({ ...facts, approvals: facts.approvals.filter((_, j) => j !== i) })).toMatchObject({
        pass: false,
        waits: true,
      });
  });
});

test('no reason is given that no fact needs', () => {
  const build = [...missableOf.values()].flat();
  const publication = [...missableThen.values()].flat();
  const idle = [
    ...[...AT_BUILD, ...OF_RECORDS].filter(([pattern]) => !build.some((path) => pattern.test(path))),
    ...AT_PUBLICATION.filter(([pattern]) => !publication.some((path) => pattern.test(path))),
  ];
  expect(idle.map(String)).toEqual([]);
});
