import { answerKeys, type Product } from '@sluice/product';
import { resolveKey, wipe } from '@sluice/transform';
import { nodeKeyIo } from './key-ring.js';

/** Commitment to the key of the pseudonyms of a verification: the release is bound to it, and never shows the key. */
export function commitmentOf(product: Product, { directory }: { readonly directory: string }): string {
  const master = resolveKey(product.answering?.key ?? '', nodeKeyIo(directory));
  try {
    return answerKeys(master, product).commitment;
  } finally {
    wipe(master);
  }
}
