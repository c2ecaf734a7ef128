import { canonicalJson, equalBytes, RELEASE_PATHS, type ReleaseCore } from '@sluice/provenance';
import type { VerifyHost } from '../host.js';
import { failed, passed, type VerifyCheck } from '../result.js';

/** product.json as far as it is an object. */
export type ProductJson = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is ProductJson =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const same = (a: unknown, b: unknown) => equalBytes(canonicalJson(a ?? null), canonicalJson(b ?? null));

/** The core repeats the amounts; a product may say besides what they rest on. */
function samePricing(said: unknown, stated: ReleaseCore['pricing']): boolean {
  if (stated === undefined || !isObject(said)) return said === undefined && stated === undefined;
  return Object.entries(stated).every(([key, value]) => said[key] === value);
}

/** What product.json says in other words than the core; a list of the places. */
function contradictions(product: ProductJson, core: ReleaseCore): string[] {
  const { channel, columns, privacy } = product;
  const places: string[] = [];
  const hold = (place: string, ok: boolean) => {
    if (!ok) places.push(place);
  };
  for (const key of ['id', 'version', 'owner'] as const) hold(key, product[key] === core.product[key]);
  hold('title', same(product['title'], core.product.title));
  hold('channel', isObject(channel) && same(channel, core.channel));
  hold('form', (product['form'] ?? 'table') === (core.form ?? 'table'));
  hold('expires', product['expires'] === core.expires);
  hold('terms', product['terms'] === undefined ? core.terms === undefined : same(product['terms'], core.terms));
  hold('pricing', samePricing(product['pricing'], core.pricing));
  hold('assessment', core.assessment === undefined || product['assessment'] === core.assessment.id);
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
  } else if (core.form !== 'verification') places.push('columns');
  const models = isObject(privacy) && Array.isArray(privacy['models']) ? (privacy['models'] as ProductJson[]) : [];
  const stated = core.guarantees.filter(({ strength }) => strength === 'sufficient');
  const claims = stated.map(({ model, parameters }) => ({ model, ...parameters }));
  hold('models', models.every((model) => claims.some((claim) => same(claim, model))) && claims.length >= models.length);
  return [...new Set(places)];
}

/** product.json of a release, where its bytes are the signed ones and hold an object. */
export async function readProduct(host: VerifyHost, intact: ReadonlySet<string>): Promise<ProductJson | undefined> {
  if (!intact.has(RELEASE_PATHS.product)) return undefined;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await host.read(RELEASE_PATHS.product));
    const product: unknown = JSON.parse(text);
    return isObject(product) ? product : undefined;
  } catch {
    return undefined;
  }
}

/** product.json and the core are signed together and must say the same. Exit 3. */
export function checkProduct(product: ProductJson | undefined, core: ReleaseCore): VerifyCheck {
  const name = 'product';
  if (product === undefined) return failed(3, name, 'product.json could not be read as signed');
  const places = contradictions(product, core);
  return places.length === 0
    ? passed(name, 'product.json says what the core says')
    : failed(3, name, `product.json says other things than the core: ${places.join(', ')}`);
}
