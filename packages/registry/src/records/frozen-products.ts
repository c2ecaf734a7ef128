import type { RegistryView } from '../record.js';

/**
 * Products whose new deliveries are frozen, each with the ids of the privacy concerns that are neither resolved nor
 * dismissed. A concern about a release that the registry does not know freezes nothing that it could name.
 */
export async function frozenProducts(view: RegistryView): Promise<ReadonlyMap<string, readonly string[]>> {
  const frozen = new Map<string, string[]>();
  for (const concern of await view.list('feedback', { match: { type: 'privacy-concern' } })) {
    if (concern.state !== 'received' && concern.state !== 'examining') continue;
    const release = await view.get('release', (concern.body as { readonly release: string }).release);
    if (release === undefined) continue;
    const { product } = release.body as { readonly product: string };
    frozen.set(product, [...(frozen.get(product) ?? []), concern.id]);
  }
  return frozen;
}
