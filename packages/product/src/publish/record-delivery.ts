import type { StatedChannel } from '@sluice/provenance';
import type { Actor, ResponsibilityItemBody, Transaction } from '@sluice/registry';

/**
 * What a delivery fulfils: the item of the responsibility list is supplied as of today, and the requests that asked for
 * the product are served. Written in the transaction that publishes.
 */
export async function recordDelivery(channel: StatedChannel, tx: Transaction, actor: Actor): Promise<void> {
  if (channel.item !== undefined) {
    const item = await tx.get('responsibility-item', channel.item);
    if (item?.state === 'active') {
      const body = { ...(item.body as ResponsibilityItemBody), lastSupplied: tx.now.slice(0, 10) };
      await tx.step('responsibility-item', item.id, 'supply', { actor, body });
    }
  }
  for (const id of channel.demand ?? []) {
    const request = await tx.get('request', id);
    if (request?.state === 'accepted') await tx.step('request', id, 'compile', { actor });
    if (request?.state === 'accepted' || request?.state === 'compiled')
      await tx.step('request', id, 'deliver', { actor });
  }
}
