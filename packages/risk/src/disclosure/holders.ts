import { fail } from '@sluice/errors';

/** A release on its way to somebody; one that goes to several recipients is listed once for each. */
export interface Delivery {
  readonly release: string;
  readonly channel: string;
  /** Null only where the channel has no recipient: opening, internal. */
  readonly recipient: string | null;
}

/** One check to make: what a holder of `next` may have beside it. */
export interface HolderSet {
  readonly next: string;
  /** Null: everyone, who has the opening releases alone. */
  readonly holder: string | null;
  /** Releases that the holder may ever have had, in the order given; never `next` itself. */
  readonly earlier: readonly string[];
}

const isOpen = ({ channel }: Delivery) => channel === 'opening';
/** For one's own use: nobody else ever holds it. */
const leaves = ({ channel }: Delivery) => channel !== 'internal';

function requireRecipients(deliveries: readonly Delivery[]): void {
  for (const delivery of deliveries)
    if (leaves(delivery) && !isOpen(delivery) && !delivery.recipient)
      fail('input', 'risk/no-recipient', `the release ${delivery.release} (${delivery.channel}) names no recipient`, {
        hint: 'a release that is not open to everyone goes to a named recipient',
      });
}

function setsFor(next: Delivery, known: readonly Delivery[]): HolderSet[] {
  const others = known.filter(({ release }) => release !== next.release);
  const holders: (string | null)[] = isOpen(next)
    ? [null, ...new Set(others.flatMap((d) => (isOpen(d) ? [] : (d.recipient ?? []))))]
    : [next.recipient];
  return holders.map((holder) => {
    const held = others.filter((d) => isOpen(d) || d.recipient === holder);
    return { next: next.release, holder, earlier: [...new Set(held.map(({ release }) => release))] };
  });
}

/**
 * The sets of releases that a further release is to be checked against, one a holder (DESIGN 2.8). A release to a
 * recipient meets all opening ones and all to that recipient. A new opening release meets all opening ones, and for each
 * recipient those together with the recipient's.
 *
 * `earlier` lists every delivery that ever was: one that was revoked or has expired is still held. The members of a
 * bundle are checked as if released one after the other, in the order given.
 * @throws SluiceError `risk/no-recipient`
 */
export function holdersOf(next: Delivery | readonly Delivery[], earlier: readonly Delivery[]): HolderSet[] {
  const members: readonly Delivery[] = 'release' in next ? [next] : next;
  requireRecipients([...members, ...earlier]);
  return members.flatMap((member, i) =>
    leaves(member) ? setsFor(member, [...earlier, ...members.slice(0, i)].filter(leaves)) : [],
  );
}
