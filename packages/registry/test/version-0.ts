/**
 * A registry as version 0 left it, written out as it was: two records and a sealed text, made with the kinds of these
 * tests at 2026-03-01. It pins the tables of that version and the form that hashes are computed over.
 */
export function version0(dialect: 'sqlite' | 'postgres'): readonly string[] {
  const [text, int, bytes, tail] =
    dialect === 'sqlite' ? ['text', 'integer', 'blob', ' strict'] : ['text collate "C"', 'bigint', 'bytea', ''];
  const blob = dialect === 'sqlite' ? `x'010203'` : `'\\x010203'`;
  const at = '2026-03-01T00:00:00.000Z';
  const entry = (seq: number, actor: string, event: string, kind: string, id: string, digests: readonly string[]) =>
    `insert into sluice_log (seq, at, actor_id, actor_role, event, kind, id, record_sha256, previous, hash) values
      (${seq}, '${at}', ${actor}, '${event}', '${kind}', '${id}', ${digests.map((hex) => `'${hex}'`).join(', ')})`;
  const [li, self] = [`'li', 'owner'`, `'registry', 'registry'`];
  return [
    `create table sluice_schema (version ${int} primary key, at ${text} not null)${tail}`,
    `create table sluice_head (one ${int} primary key check (one = 1), seq ${int} not null, hash ${text} not null, at ${text} not null)${tail}`,
    `create table sluice_log (seq ${int} primary key, at ${text} not null, actor_id ${text} not null, actor_role ${text} not null, event ${text} not null, kind ${text} not null, id ${text} not null, reason ${text}, record_sha256 ${text}, previous ${text} not null, hash ${text} not null)${tail}`,
    'create index sluice_log_of on sluice_log (kind, id, seq)',
    'create index sluice_log_written on sluice_log (kind, id, seq) where record_sha256 is not null',
    `create table sluice_version (seq ${int} primary key, kind ${text} not null, id ${text} not null, version ${int} not null, state ${text} not null, body ${text} not null, unique (kind, id, version))${tail}`,
    `create table sluice_record (kind ${text} not null, id ${text} not null, seq ${int} not null, state ${text} not null, primary key (kind, id))${tail}`,
    `create table sluice_sealed (name ${text} primary key, seq ${int} not null, bytes ${bytes} not null)${tail}`,
    `insert into sluice_schema values (0, '${at}')`,
    entry(1, li, 'add', 'counter', 'c1', [
      'fbb5dfe6e9d611946e2ec714371346c46e9760ca0acf4cf29f511620345e47d2',
      '0000000000000000000000000000000000000000000000000000000000000000',
      'd7836e92bb31f6bac850bed9235055e24f69f20ec7b4fcead6115b2778525c40',
    ]),
    entry(2, li, 'add', 'licence', 'l1', [
      'da0c7c5646e77ad9e617ad0c89fac0bdf0b58a94972b825a237ee6a5670e3f0e',
      'd7836e92bb31f6bac850bed9235055e24f69f20ec7b4fcead6115b2778525c40',
      '43e2aea7164e18953520b96aba7080297e5c3ef800c07d731f527daa49dd4a3e',
    ]),
    entry(3, self, 'seal', 'sealed', 'a/b', [
      '039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81',
      '43e2aea7164e18953520b96aba7080297e5c3ef800c07d731f527daa49dd4a3e',
      '780049ec70750b2139ae442efe5e972c5dbffe7a39cd21205b12c4de89d4c375',
    ]),
    entry(4, li, 'count', 'counter', 'c1', [
      'd46dddcaad162bbd5646e42e3fb3e2562defc3d3ed2653a7d97576053957db77',
      '780049ec70750b2139ae442efe5e972c5dbffe7a39cd21205b12c4de89d4c375',
      HEAD_0,
    ]),
    `insert into sluice_version (seq, kind, id, version, state, body) values (1, 'counter', 'c1', 1, 'open', '{"n":0}')`,
    `insert into sluice_version (seq, kind, id, version, state, body) values (2, 'licence', 'l1', 1, 'live', '{"holder":"x","until":"2026-03-05"}')`,
    `insert into sluice_version (seq, kind, id, version, state, body) values (4, 'counter', 'c1', 2, 'open', '{"n":1}')`,
    `insert into sluice_record (kind, id, seq, state) values ('counter', 'c1', 4, 'open')`,
    `insert into sluice_record (kind, id, seq, state) values ('licence', 'l1', 2, 'live')`,
    `insert into sluice_sealed (name, seq, bytes) values ('a/b', 3, ${blob})`,
    `insert into sluice_head (one, seq, hash, at) values (1, 4, '${HEAD_0}', '${at}')`,
  ];
}

export const HEAD_0 = '35b6429f13aac9c74282fc225da254dece9ce75d2e02d748c127fb4145d7ca5a';
