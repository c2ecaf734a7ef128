import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { BODIES, furnished } from '../../test/bodies.js';
import { RECORD_KINDS } from './index.js';

/** Paths of the members that lack a description. */
function undescribed(schema: unknown, path: string): string[] {
  let at = schema;
  let said = false;
  for (;;) {
    said ||= (at as z.ZodType).description !== undefined;
    if (at instanceof z.ZodOptional || at instanceof z.ZodNullable) at = at.unwrap();
    else break;
  }
  const inner: [string, unknown][] =
    at instanceof z.ZodObject
      ? Object.entries(at.shape).map(([name, member]) => [`${path}.${name}`, member])
      : at instanceof z.ZodUnion
        ? at.options
            .flatMap((option) => Object.entries((option as z.ZodObject).shape))
            .map(([n, m]) => [`${path}.${n}`, m])
        : [];
  return [
    ...(said || !path.includes('.') ? [] : [path]),
    ...inner.flatMap(([name, member]) => undescribed(member, name)),
  ];
}

describe.each(RECORD_KINDS.map((kind) => [kind.kind, kind] as const))('kind %s', (name, kind) => {
  const body = BODIES[name as keyof typeof BODIES];

  it('is frozen with its steps and states', () => {
    for (const part of [kind, kind.states, kind.transitions, ...Object.values(kind.transitions)]) {
      expect(Object.isFrozen(part)).toBe(true);
    }
  });

  it('describes every member of its schema', () => {
    expect(undescribed(kind.schema, name)).toEqual([]);
  });

  it('accepts a sound body, and none with an unknown member', () => {
    expect(kind.schema.safeParse(body).success).toBe(true);
    expect(kind.schema.safeParse({ ...body, colour: 'red' }).success).toBe(false);
  });

  it('needs every member that is not optional', () => {
    for (const [member, schema] of Object.entries((kind.schema as z.ZodObject).shape)) {
      const { [member]: _, ...rest } = body as Record<string, unknown>;
      expect(kind.schema.safeParse(rest).success).toBe(schema instanceof z.ZodOptional);
    }
  });

  it('reaches every state from the first by declared steps', () => {
    const reached = new Set([kind.first]);
    for (const _ of kind.states) {
      for (const { from, to } of Object.values(kind.transitions)) if (from.some((s) => reached.has(s))) reached.add(to);
    }
    expect([...reached].sort()).toEqual([...kind.states].sort());
  });

  it('is refused every step that its state does not allow', async () => {
    for (const state of kind.states) {
      for (const [event, { from, byClock }] of Object.entries(kind.transitions)) {
        if (from.includes(state) && !byClock) continue;
        const registry = furnished();
        const id = 'subject-1';
        registry.put(name, id, body, state);
        expect(await registry.step(name, id, event)).toEqual(['illegal']);
      }
    }
  });

  it('has at most four columns of one line, and titles in both languages', () => {
    const columns = kind.columns(kind.schema.parse(body));
    expect(columns.length).toBeLessThanOrEqual(4);
    for (const cell of columns.flat()) expect(cell).not.toMatch(/\p{Cc}|undefined/u);
    expect(kind.title.zh).toMatch(/\p{Script=Han}/u);
    expect(kind.title.en).toMatch(/[a-z]/);
  });

  it('runs out only into a state of the clock, and on one day for good', () => {
    const byClock = Object.values(kind.transitions).filter((step) => step.byClock);
    expect(byClock.map(({ to }) => to)).toEqual(kind.stateAt === undefined ? [] : ['expired']);
    if (kind.stateAt === undefined) return;
    for (const state of kind.states) {
      const record = { kind: name, id: 'a', state, version: 1, at: '2026-01-01T00:00:00.000Z', body };
      const last = kind.stateAt(
        { ...record, body: { ...body, until: '2026-06-30', expires: '2026-06-30' } },
        '2026-06-30',
      );
      const after = kind.stateAt(
        { ...record, body: { ...body, until: '2026-06-30', expires: '2026-06-30' } },
        '2026-07-01',
      );
      expect(last).toBe(state);
      expect(after).toBe(byClock.some(({ from }) => from.includes(state)) ? 'expired' : state);
    }
  });
});

it('names each kind once', () => {
  const names = RECORD_KINDS.map(({ kind }) => kind);
  expect(new Set(names).size).toBe(names.length);
});
