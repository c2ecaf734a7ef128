import { z } from 'zod';
import type { Member } from './members.js';

/**
 * One strict object for each member, told apart by `tag`: `{op: band, edges: [...]}`. `common` holds the keys that all
 * of them share; `bare` adds the object without a tag.
 * @throws Error when a member's schema is no object or claims a key that is taken: a fault of the program that wrote it
 */
export function taggedUnion(
  tag: string,
  members: readonly Member[],
  { common = {}, bare = false }: { readonly common?: z.ZodRawShape; readonly bare?: boolean } = {},
): z.ZodType {
  const options = members.map(({ kind, params }) => {
    if (!(params instanceof z.ZodObject)) throw new Error(`${tag} '${kind}': its params must be a z.strictObject`);
    for (const key of [tag, ...Object.keys(common)]) {
      if (key in params.shape) throw new Error(`${tag} '${kind}': the key '${key}' is taken`);
    }
    // A clone, because `extend` would put the shared keys last; the checks of the member stay.
    const shape = { ...common, [tag]: z.literal(kind), ...params.shape };
    return params.clone({ ...params.def, shape }).meta({ title: `${tag}: ${kind}` });
  });
  if (bare)
    options.unshift(z.strictObject({ ...common, [tag]: z.undefined().optional() }).meta({ title: `no ${tag}` }));
  const [first, ...rest] = options;
  if (first === undefined) throw new Error(`no ${tag} is given`);
  return z.discriminatedUnion(tag, [first, ...rest]);
}
