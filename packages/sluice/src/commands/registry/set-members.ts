import { fail } from '@sluice/errors';
import type { RecordKind } from '@sluice/registry';
import { type SchemaShape, shapeOf } from './schema-shape.js';

type Members = Readonly<Record<string, unknown>>;

/**
 * A body with members set by `name=value`: `title.zh=…` for a member of a member, lists by comma, whole numbers and
 * true or false as the kind's schema has them; an empty value takes the member away.
 * @throws SluiceError `usage/set`; whether a value is good, the registry decides
 */
export function setMembers(kind: RecordKind, body: unknown, settings: readonly string[]): unknown {
  return settings.reduce((changed, setting) => {
    const at = setting.indexOf('=');
    const path = setting.slice(0, Math.max(0, at)).split('.');
    if (at < 1 || path.some((name) => name === '' || name === '__proto__'))
      return fail('input', 'usage/set', 'expected --set name=value', { hint: 'such as --set until=2027-12-31' });
    const text = setting.slice(at + 1);
    return put(changed, path, text === '' ? undefined : typed(shapeOf(kind), path, text, kind.kind));
  }, body);
}

function put(body: unknown, [name, ...rest]: readonly string[], value: unknown): unknown {
  const members: Members = typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as Members) : {};
  const next = rest.length === 0 ? value : put(members[name], rest, value);
  const others = Object.fromEntries(Object.entries(members).filter(([other]) => other !== name));
  return next === undefined ? others : { ...others, [name]: next };
}

function typed(shape: SchemaShape, path: readonly string[], text: string, kind: string): unknown {
  const target = path.reduce<SchemaShape | undefined>((at, name) => at && memberOf(at, name), shape);
  if (target !== undefined) return readValue(target, text, path.join('.'));
  const name = path.join('.');
  return fail('input', 'usage/set', `${kind}: unknown member ${/^[\w.-]{1,64}$/.test(name) ? `\`${name}\`` : ''}`, {
    hint: `\`sluice registry kinds ${kind}\` shows the members`,
  });
}

function memberOf(shape: SchemaShape, name: string): SchemaShape | undefined {
  if (shape.members) return Object.hasOwn(shape.members, name) ? shape.members[name] : undefined;
  if (shape.type === 'record') return shape.item;
  return shape.forms?.map((form) => memberOf(form, name)).find((found) => found !== undefined);
}

function readValue(shape: SchemaShape, text: string, name: string): unknown {
  switch (shape.type) {
    case 'number':
    case 'int':
      // What is no number stays text, which the schema refuses in its own words.
      return /^-?\d{1,15}$/.test(text) ? Number(text) : text;
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : text;
    case 'array': {
      const item = shape.item;
      return text.split(',').map((part) => (item ? readValue(item, part.trim(), name) : part.trim()));
    }
    case 'object':
    case 'record':
    case 'union':
      return fail('input', 'usage/set', `\`${name}\` has members of its own`, {
        hint: shape.members ? `such as --set ${name}.${Object.keys(shape.members)[0]}=…` : 'use --file for this one',
      });
    default:
      return text;
  }
}
