import { canonicalJson, equalBytes, RELEASE_PATHS, type ReleaseCore } from '@sluice/provenance';
import type { VerifyHost } from '../host.js';
import { failed, passed, type VerifyCheck } from '../result.js';

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const same = (a: unknown, b: unknown) => equalBytes(canonicalJson(a ?? null), canonicalJson(b ?? null));

/** What product.json says in other words than the core; a list of the places. */
function contradictions(product: Json, core: ReleaseCore): string[] {
  const { channel, columns, privacy } = product;
  const places: string[] = [];
  const hold = (place: string, ok: boolean) => {
    if (!ok) places.push(place);
  };
  for (const key of ['id', 'version', 'owner'] as const) hold(key, product[key] === core.product[key]);
  hold('title', same(product['title'], core.product.title));
  hold(
    'channel',
    isObject(channel) && channel['kind'] === core.channel.kind && channel['licence'] === core.channel.licence,
  );
  hold('subject', product['subject'] === (core.unit.kind === 'people' ? core.unit.column : undefined));
  if (isObject(columns)) {
    hold('columns', same(Object.keys(columns).sort(), core.columns.map(({ name }) => name).sort()));
    for (const { name, operation, role } of core.columns) {
      const column = Object.hasOwn(columns, name) ? columns[name] : undefined;
      if (!isObject(column)) continue;
      hold('an operation', column['op'] === operation);
      // A direct column leaves as a pseudonym or as a quasi-identifier; any other role stays what it is.
      hold('a role', column['role'] === role || (column['role'] === 'direct' && role === 'quasi'));
    }
  } else places.push('columns');
  const models = isObject(privacy) && Array.isArray(privacy['models']) ? (privacy['models'] as Json[]) : [];
  const stated = core.guarantees.filter(({ strength }) => strength === 'sufficient');
  const claims = stated.map(({ model, parameters }) => ({ model, ...parameters }));
  hold('models', models.every((model) => claims.some((claim) => same(claim, model))) && claims.length >= models.length);
  return [...new Set(places)];
}

/** product.json and the core are signed together and must say the same. Exit 3. */
export async function checkProduct(
  host: VerifyHost,
  intact: ReadonlySet<string>,
  core: ReleaseCore,
): Promise<VerifyCheck> {
  const name = 'product';
  if (!intact.has(RELEASE_PATHS.product)) return failed(3, name, 'product.json could not be read as signed');
  let product: unknown;
  try {
    product = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(await host.read(RELEASE_PATHS.product)));
  } catch {
    return failed(3, name, 'product.json is no JSON');
  }
  if (!isObject(product)) return failed(3, name, 'product.json is no product');
  const places = contradictions(product, core);
  return places.length === 0
    ? passed(name, 'product.json says what the core says')
    : failed(3, name, `product.json says other things than the core: ${places.join(', ')}`);
}
