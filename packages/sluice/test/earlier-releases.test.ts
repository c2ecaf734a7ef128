import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openRecords, REGISTRAR } from './records.js';
import { OPENING, sluice, workshop } from './workshop.js';

const shop = workshop();
const { path } = shop;
const codes = (err: string) => [...err.matchAll(/error\[([^\]]+)\]/g)].map(([, code]) => code);

interface Person {
  readonly id: string;
  readonly town: string;
  readonly sex: string;
  readonly age: string;
}

/** 240 people in 2 towns, of 2 sexes and 3 ages: 20 of each kind. */
const people: readonly Person[] = Array.from({ length: 240 }, (_, i) => ({
  id: `P${String(i).padStart(4, '0')}`,
  town: i % 2 ? 'north' : 'south',
  sex: (i >> 1) % 2 ? 'f' : 'm',
  age: ['young', 'middle', 'old'][(i >> 2) % 3],
}));

const SHARING =
  '{ kind: sharing, attribute: unconditional, provider: health-commission, recipient: insurance, item: RL-1, purpose: statistics }';

/** Writes a product over some columns of some people, under file names of its own. */
function product(
  name: string,
  rows: readonly Person[],
  columns: readonly ('town' | 'sex' | 'age')[],
  { channel = OPENING, k = 20, record = 'visits', history = 'history', key = ', key: id' } = {},
): string {
  writeFileSync(
    path(`${name}.csv`),
    `id,town,sex,age\n${rows.map(({ id, town, sex, age }) => `${id},${town},${sex},${age}`).join('\n')}\n`,
  );
  const released = columns.map((column) => `  ${column}: { role: quasi }`).join('\n');
  writeFileSync(
    path(`${name}.yaml`),
    `sluice: 1
id: ${name}
version: 1.0.0
title: { en: People }
owner: health-commission
source: { file: ${name}.csv, record: ${record}${key} }
subject: id
channel: ${channel}
${channel === SHARING ? `expires: ${new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)}\n` : ''}assessment: DPIA-1
history: file:keys/${history}.key
unlisted: drop
columns:
  id: { role: direct }
${released}
privacy:
  models: [{ model: k-anonymity, k: ${k} }]
outputs: [csv]
`,
  );
  return `${name}.yaml`;
}

/** A registry in which releases follow each other. */
async function line(name: string) {
  const records = shop.records(`${name}-records`);
  const registry = await openRecords(records);
  const today = new Date().toISOString().slice(0, 10);
  await registry.write(async (tx) => {
    const add = (kind: string, id: string, body: unknown) => tx.add(kind, id, body, REGISTRAR);
    await add('organisation', 'insurance', { title: { en: 'insurance' }, type: 'department' });
    await add('source', 'survey', {
      title: { en: 'survey' },
      concept: 'household-survey',
      authority: 'health-commission',
      system: 'SYS-21',
      authoritative: true,
      version: '1',
      versionOrder: 1,
      subjectDomain: 'resident',
    });
    await add('responsibility-item', 'RL-1', {
      provider: 'health-commission',
      consumer: 'insurance',
      concept: 'outpatient-visit',
      fields: ['town', 'sex', 'age', 'id', 'diagnosis'],
      purpose: 'statistics',
      attribute: 'unconditional',
      updateCycle: 'P1Y',
      from: today,
    });
  });
  await registry.close();
  const candidate = async (file: string, out: string, roles: readonly string[]) => {
    const built = await shop.build(file, out, '--registry', records);
    if (built.code !== 3) return built;
    for (const role of roles) await sluice('approve', path(out), '--role', role, '--sign', path(`keys/${role}.key`));
    return built;
  };
  const publish = (outs: readonly string[], target: string, ...more: readonly string[]) =>
    sluice(
      ...['publish', ...outs.map(path), '--out', path(target), '--sign', path('keys/release.key')],
      ...['--trust', path('trust.json'), '--registry', records, ...more],
    );
  /** Exit code and codes of errors; with `words`, what is said of the refusal as well. */
  const release = async (file: string, { words = false } = {}) => {
    const out = `${name}-${file.replace('.yaml', '')}`;
    const built = await candidate(file, `${out}.candidate`, ['owner', 'privacy-officer']);
    if (built.code !== 3) return [built.code, ...codes(built.err), ...(words ? [built.err] : [])];
    const published = await publish([`${out}.candidate`], out);
    return [published.code, ...codes(published.err)];
  };
  return { records, candidate, publish, release };
}

const G08 = [1, 'gate/G08'];
const ok = [0];

describe('a further release of the same people', () => {
  test('passes with the same people in the same classes, whatever the file is called', async () => {
    const { release } = await line('same');
    expect(await release(product('same-a', people, ['town', 'sex']))).toEqual(ok);
    expect(await release(product('same-b', [...people].reverse(), ['town', 'sex']))).toEqual(ok);
    // Coarser classes are unions of the old ones: nobody new is set apart.
    expect(await release(product('same-c', people, ['town']))).toEqual(ok);
  });

  test('is refused where two safe tables together set people apart', async () => {
    const { release } = await line('cross');
    expect(await release(product('cross-a', people, ['town', 'sex', 'age']))).toEqual(ok);
    // Another cut through the same people: groups of 20 fall into parts.
    const shifted = people.map((person, i) => ({ ...person, town: Math.floor(i / 12) % 2 ? 'inland' : 'coast' }));
    expect(await release(product('cross-b', shifted, ['town']))).toEqual(G08);
  });

  test('a single newcomer, and a single leaver, are told by the difference', async () => {
    const { release } = await line('moves');
    expect(await release(product('moves-a', people, ['town']))).toEqual(ok);
    const newcomer = { id: 'P9999', town: 'north', sex: 'f', age: 'old' };
    expect(await release(product('moves-b', [...people, newcomer], ['town']))).toEqual(G08);
    expect(await release(product('moves-c', people.slice(1), ['town']))).toEqual(G08);
    // Twenty who come at once protect each other, and so do twenty who go.
    const many = Array.from({ length: 20 }, (_, i) => ({ ...newcomer, id: `Q${i}` }));
    expect(await release(product('moves-d', [...people, ...many], ['town']))).toEqual(ok);
  });

  test('of another source, but of the same subject domain, is compared all the same', async () => {
    const { release } = await line('domain');
    expect(await release(product('domain-a', people, ['town', 'sex']))).toEqual(ok);
    const survey = people.slice(0, 230).map((person) => ({ ...person, age: 'any' }));
    expect(await release(product('domain-b', survey, ['town'], { record: 'survey' }))).toEqual(G08);
  });

  test('under another secret is refused: the people cannot be recognised', async () => {
    await sluice('keys', 'new', 'pseudonym', '--out', path('keys/other-history.key'));
    const { release } = await line('secret');
    expect(await release(product('secret-a', people, ['town']))).toEqual(ok);
    const [code] = await release(product('secret-b', people, ['town'], { history: 'other-history' }));
    expect(code).not.toBe(0);
  });

  test('without a subject is refused after a first one: nobody can tell who is in it', async () => {
    const { release } = await line('nobody');
    expect(await release(product('nobody-a', people, ['town']))).toEqual(ok);
    const file = product('nobody-b', people, ['town']);
    const text = `sluice: 1
id: nobody-b
version: 1.0.0
title: { en: People }
owner: health-commission
source: { file: nobody-b.csv, record: visits }
channel: ${OPENING}
assessment: DPIA-1
history: file:keys/history.key
unlisted: drop
columns:
  town: { role: quasi }
privacy:
  models: [{ model: k-anonymity, k: 20 }]
outputs: [csv]
`;
    writeFileSync(path(file), text);
    expect(await release(file)).toEqual(G08);
  });

  test('by a second channel counts for whoever holds both; a recipient’s release does not bind another recipient', async () => {
    const trust = path('trust.json');
    expect(existsSync(trust)).toBe(true);
    const { candidate, publish, release } = await line('channels');
    const shared = product('channels-a', people, ['town', 'sex', 'age'], { channel: SHARING });
    const built = await candidate(shared, 'channels-a.candidate', ['owner', 'privacy-officer']);
    expect([built.err, built.code, codes(built.err)]).toEqual([expect.anything(), 3, []]);
    expect((await publish(['channels-a.candidate'], 'channels-a')).code).toBe(0);
    // Everyone gets it, the earlier recipient too.
    const shifted = people.map((person, i) => ({ ...person, town: Math.floor(i / 12) % 2 ? 'inland' : 'coast' }));
    expect(await release(product('channels-b', shifted, ['town']))).toEqual(G08);
    expect(await release(product('channels-c', people, ['town', 'sex']))).toEqual(ok);
  });

  test('that was built before another one was published is compared again when its turn comes', async () => {
    const { candidate, publish } = await line('between');
    const both = ['owner', 'privacy-officer'];
    const shifted = people.map((person, i) => ({ ...person, town: Math.floor(i / 12) % 2 ? 'inland' : 'coast' }));
    await candidate(product('between-a', people, ['town', 'sex', 'age']), 'between-a.candidate', both);
    await candidate(product('between-b', shifted, ['town']), 'between-b.candidate', both);
    expect((await publish(['between-a.candidate'], 'between-a')).code).toBe(0);
    const blind = await publish(['between-b.candidate'], 'between-b');
    expect([blind.code, codes(blind.err)]).toEqual([1, ['gate/G08']]);
    const secret = ['--history', `file:${path('keys/history.key')}`];
    const seeing = await publish(['between-b.candidate'], 'between-b', ...secret);
    expect([seeing.code, codes(seeing.err)]).toEqual([1, ['gate/G08']]);
    expect(existsSync(path('between-b'))).toBe(false);
  });
});

interface Visit {
  readonly no: string;
  readonly id: string;
  readonly town: string;
  readonly sex: string;
  readonly diagnosis: string;
}

const DIAGNOSES = ['flu', 'gout', 'cold', 'burn'];
/** Visits of people numbered from `from` to `to - 1` in one town; `month` makes their numbers. */
const visitsIn = (town: string, from: number, to: number, month = 'jan', turn = 0): Visit[] =>
  Array.from({ length: to - from }, (_, i) => {
    const p = from + i;
    const [sex, diagnosis] = [p % 2 ? 'f' : 'm', DIAGNOSES[((p >> 1) + turn) % 4]];
    return { no: `${month}-${town}-${p}`, id: `P${p}`, town, sex, diagnosis };
  });

/** Writes a product over visits, of which a person may have several. */
function visits(
  name: string,
  rows: readonly Visit[],
  { key = '', columns = ['town', 'sex'] as readonly ('town' | 'sex')[] } = {},
): string {
  const cells = rows.map(({ no, id, town, sex, diagnosis }) => [no, id, town, sex, diagnosis].join());
  const file = product(name, [], [], { key: '' });
  writeFileSync(path(`${name}.csv`), `no,id,town,sex,diagnosis\n${cells.join('\n')}\n`);
  const text = readFileSync(path(file), 'utf8')
    .replace('record: visits }', `record: visits${key} }`)
    .replace(
      '  id: { role: direct }\n',
      `  id: { role: direct }\n${columns.map((column) => `  ${column}: { role: quasi }\n`).join('')}  diagnosis: { role: sensitive }\n`,
    )
    .replace('k: 20 }]', 'k: 20 }, { model: l-diversity, column: diagnosis, l: 2 }]');
  writeFileSync(path(file), text);
  return file;
}

const keyed = { key: ', key: no' };

describe('a further release of people with several rows', () => {
  // One person alone has a visit to each town.
  const both = [...visitsIn('north', 0, 80), ...visitsIn('south', 80, 160), ...visitsIn('south', 0, 1)];

  test('passes with the same rows, and with coarser classes, declared key or none', async () => {
    for (const [name, how] of [
      ['rows', {}],
      ['keys', keyed],
    ] as const) {
      const { release } = await line(`again-${name}`);
      expect(await release(visits(`${name}-a`, both, how))).toEqual(ok);
      expect(await release(visits(`${name}-b`, [...both].reverse(), how))).toEqual(ok);
      expect(await release(visits(`${name}-c`, both, { ...how, columns: ['town'] }))).toEqual(ok);
    }
  });

  test('month by month passes by the key, where each month alone is safe', async () => {
    const months = [
      [...visitsIn('north', 0, 80, 'jan'), ...visitsIn('south', 80, 160, 'jan'), ...visitsIn('south', 0, 9, 'jan')],
      [...visitsIn('north', 20, 100, 'feb', 1), ...visitsIn('south', 10, 90, 'feb', 2)],
      [...visitsIn('north', 0, 80, 'mar', 3), ...visitsIn('south', 5, 85, 'mar', 1)],
    ];
    const { release } = await line('months');
    for (const [i, rows] of months.entries())
      expect(await release(visits(`months-${i}`, rows, { ...keyed, columns: ['town'] }))).toEqual(ok);
    // Without it nothing shows that these visits are others than those of the month before.
    const blind = await line('blind');
    expect(await blind.release(visits('blind-0', months[0], { columns: ['town'] }))).toEqual(ok);
    expect(await blind.release(visits('blind-1', months[1], { columns: ['town'] }))).toEqual(G08);
    // Nor do keys, if the earlier release had none.
    expect(await blind.release(visits('blind-2', months[1], { ...keyed, columns: ['town'] }))).toEqual(G08);
  });

  test('with further visits passes where k people or more have them in each class', async () => {
    const { release } = await line('cumulative');
    const how = { ...keyed, columns: ['town'] } as const;
    const january = [...visitsIn('north', 0, 80), ...visitsIn('south', 40, 120)];
    expect(await release(visits('cumulative-a', january, how))).toEqual(ok);
    const few = [...january, ...visitsIn('north', 30, 49, 'feb')];
    expect(await release(visits('cumulative-b', few, how))).toEqual(G08);
    const enough = [...january, ...visitsIn('north', 30, 50, 'feb')];
    expect(await release(visits('cumulative-c', enough, how))).toEqual(ok);
    // The same twenty once more: of the two visits of each together, more than half hold one diagnosis.
    const again = [...enough, ...visitsIn('north', 30, 50, 'mar', 1)];
    expect(await release(visits('cumulative-d', again, how))).toEqual(G08);
    const others = [...enough, ...visitsIn('north', 52, 72, 'mar', 1), ...visitsIn('south', 30, 50, 'mar', 1)];
    expect(await release(visits('cumulative-e', others, how))).toEqual(ok);
  });

  test('with a corrected cell passes where a key shows that the record keeps its class', async () => {
    const corrected = (change: (visit: Visit) => Partial<Visit>) =>
      both.map((visit) => ({ ...visit, ...change(visit) }));
    const one = corrected(({ no }) => (no === 'jan-north-0' ? { diagnosis: 'cough' } : {}));
    const two = corrected(({ id }) => (id === 'P0' ? { diagnosis: 'cough' } : {}));
    const moved = corrected(({ no }) => (no === 'jan-north-0' ? { town: 'south' } : {}));
    const { release } = await line('corrected');
    expect(await release(visits('corrected-a', both))).toEqual(ok);
    // Without a key nothing shows which record was changed, though one row of one person was.
    for (const [name, rows] of Object.entries({ one, two, moved }))
      expect(await release(visits(`corrected-${name}`, rows))).toEqual(G08);
    const sure = await line('corrected-key');
    expect(await sure.release(visits('sure-a', both, keyed))).toEqual(ok);
    expect(await sure.release(visits('sure-one', one, keyed))).toEqual(ok);
    expect(await sure.release(visits('sure-b', two, keyed))).toEqual(ok);
    expect(await sure.release(visits('sure-c', moved, keyed))).toEqual(G08);
  });

  test('a key that is none is refused with counts alone; nor may it name a column that is not there', async () => {
    const { candidate } = await line('no-key');
    const twice = await candidate(visits('twice', both, { key: ', key: [town, sex]' }), 'twice.candidate', []);
    expect([twice.code, codes(twice.err)]).toEqual([1, ['history/key-twice']]);
    expect(twice.err).toContain('161 rows have only 4 keys');
    expect(twice.err).not.toMatch(/north|jan-/);
    const missing = visits('missing', [{ ...both[0], no: '' }, ...both.slice(1)], keyed);
    const lacking = await candidate(missing, 'missing.candidate', []);
    expect([lacking.code, codes(lacking.err)]).toEqual([1, ['history/key-missing']]);
    const absent = await candidate(visits('absent', both, { key: ', key: visit' }), 'absent.candidate', []);
    expect([absent.code, codes(absent.err)]).toEqual([2, ['source/key-column']]);
    // The key stays behind.
    const { release } = await line('kept-back');
    expect(await release(visits('kept-back', both, keyed))).toEqual(ok);
    expect(readFileSync(path('kept-back-kept-back/product.json'), 'utf8')).not.toContain('"key"');
  });
});

describe('a record that two releases single out together', () => {
  /*
   * A square of twenty people with twenty visits each. By town, and by sex, each class has all twenty people; each pair of
   * a town and a sex is one visit.
   */
  const square: readonly Visit[] = Array.from({ length: 400 }, (_, n) => {
    const [p, j] = [Math.floor(n / 20), n % 20];
    return { no: `n${n}`, id: `P${p}`, town: `town ${j}`, sex: `group ${(j + p) % 20}`, diagnosis: `d${n}` };
  });
  const first = (name: string, key = keyed.key) => visits(name, square, { key, columns: ['town'] });
  const second = (name: string, key = keyed.key) => visits(name, square, { key, columns: ['sex'] });
  const edit = (file: string, change: (text: string) => string) => {
    writeFileSync(path(file), change(readFileSync(path(file), 'utf8')));
    return file;
  };
  const stopped = (...words: readonly string[]) => [...G08, expect.stringMatching(new RegExp(words.join('[\\s\\S]*')))];

  test('is refused by the key, and where a key is not declared each time, or no longer the same', async () => {
    const { release } = await line('followed');
    expect(await release(first('followed-a'))).toEqual(ok);
    expect(await release(second('followed-b'), { words: true })).toEqual(stopped('too small'));
    const lost = stopped('cannot be followed', 'source.key');
    expect(await release(second('followed-c', ''), { words: true })).toEqual(lost);
    expect(await release(second('followed-d', ', key: [no, id]'), { words: true })).toEqual(lost);
  });

  test('is refused where every row has changed in another column, or has one more', async () => {
    const { release } = await line('content');
    expect(await release(first('content-a', ''))).toEqual(ok);
    expect(await release(second('content-b', ''), { words: true })).toEqual(stopped('too small'));
    const file = second('content-c', '');
    edit('content-c.csv', (text) => text.replaceAll('\n', ',2\n').replace('diagnosis,2', 'diagnosis,batch'));
    expect(await release(file, { words: true })).toEqual(stopped('cannot be followed', 'source.key'));
  });

  test('is refused where the subject is another column', async () => {
    const { release } = await line('subject');
    expect(await release(first('subject-a'))).toEqual(ok);
    const file = edit(second('subject-b'), (text) =>
      text.replace('subject: id', 'subject: phone').replace('  id: {', '  phone: { role: direct }\n  id: {'),
    );
    edit('subject-b.csv', (text) =>
      text
        .trim()
        .split('\n')
        .map((row, i) => `${row},${i === 0 ? 'phone' : `1390000${row.split(',')[1].slice(1).padStart(4, '0')}`}`)
        .join('\n'),
    );
    expect(await release(file, { words: true })).toEqual(stopped('who a person is'));
  });

  test('is refused where its rows are joined with another table', async () => {
    const { release, records } = await line('joined');
    const registry = await openRecords(records);
    const roll = {
      ...{ title: { en: 'roll' }, concept: 'roll', authority: 'health-commission', system: 'SYS-21' },
      ...{ authoritative: true, version: '1', versionOrder: 1, subjectDomain: 'resident' },
    };
    await registry.write((tx) => tx.add('source', 'roll', roll, REGISTRAR));
    await registry.close();
    expect(await release(first('joined-a'))).toEqual(ok);
    const cells = Array.from({ length: 20 }, (_, p) => `P${p},all`);
    writeFileSync(path('joined-roll.csv'), `pid,region\n${cells.join('\n')}\n`);
    const file = edit(second('joined-b'), (text) =>
      text
        .replace(
          /source: .*\n/,
          `sources:
  visits: { file: joined-b.csv, record: visits, key: no }
  roll: { file: joined-roll.csv, record: roll, key: pid }
join: { left: visits, right: roll, on: [id, pid] }
`,
        )
        .replace('columns:\n', 'columns:\n  region: { role: quasi }\n'),
    );
    expect(await release(file, { words: true })).toEqual(stopped('overlap'));
  });

  test('is refused where a pseudonym links the rows of each person', async () => {
    const { release } = await line('linked');
    expect(await release(first('linked-a'))).toEqual(ok);
    await sluice('keys', 'new', 'pseudonym', '--out', path('keys/linked.key'));
    const shared =
      SHARING.replace('statistics }', 'statistics }\nexpires: ') +
      new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    const file = edit(second('linked-b'), (text) =>
      text
        .replace(`channel: ${OPENING}`, `channel: ${shared}`)
        .replace('id: { role: direct }', 'id: { role: direct, op: pseudonym, key: file:keys/linked.key }'),
    );
    expect(await release(file, { words: true })).toEqual(stopped('too small'));
  });
});

describe('a bundle', () => {
  const both = ['owner', 'privacy-officer'];
  const secret = () => ['--history', `file:${path('keys/history.key')}`];

  test('of members that are safe together is released at once', async () => {
    const { candidate, publish } = await line('together');
    await candidate(product('together-a', people, ['town', 'sex']), 'together-a.candidate', both);
    await candidate(product('together-b', people, ['town']), 'together-b.candidate', both);
    const outs = ['together-a.candidate', 'together-b.candidate'];
    const published = await publish(outs, 'together', ...secret(), '--matter', 'registering a birth', '--json');
    expect([published.code, published.err]).toEqual([0, '']);
    expect(readdirSync(path('together')).sort()).toEqual(['together-a-1.0.0', 'together-b-1.0.0']);
    for (const name of readdirSync(path('together'))) {
      const verified = await sluice('verify', path(`together/${name}`), '--trust', path('trust.json'));
      expect(verified.code).toBe(0);
    }
  });

  test.each([
    ['safe alone but joinable together', 'apart', both],
    ['of which one lacks an approval', 'unsigned', ['owner']],
  ])('with members %s: none is released', async (_, name, roles) => {
    const { candidate, publish, records } = await line(name);
    const second =
      name === 'apart' ? people.map((p, i) => ({ ...p, town: Math.floor(i / 12) % 2 ? 'inland' : 'coast' })) : people;
    await candidate(product(`${name}-a`, people, ['town', 'sex', 'age']), `${name}-a.candidate`, both);
    await candidate(product(`${name}-b`, second, ['town']), `${name}-b.candidate`, roles);
    const { code } = await publish([`${name}-a.candidate`, `${name}-b.candidate`], name, ...secret());
    expect(code).toBe(name === 'apart' ? 1 : 3);
    expect(existsSync(path(name))).toBe(false);
    const registry = await openRecords(records);
    const states = (await registry.list('release')).map(({ state }) => state);
    const bundles = await registry.list('bundle');
    await registry.close();
    expect([states, bundles]).toEqual([['candidate', 'candidate'], []]);
  });
});
