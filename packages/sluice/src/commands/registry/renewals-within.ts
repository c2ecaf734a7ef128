import { isOverdue, type RegistryView, type ResponsibilityItemBody, type StoredRecord } from '@sluice/registry';

/** Something that somebody has to see to. */
export interface Renewal {
  readonly kind: string;
  readonly id: string;
  readonly what: 'runs-out' | 'review-due' | 'update-overdue';
  /** The day it is due; for an overdue update the day of the last supply, or the first day of the item. */
  readonly day: string;
  /** Days from today to it; negative where it is past. */
  readonly days: number;
}

/** Kinds that run out, the state in which they do, and the member that says when. */
const RUNS_OUT = [
  ['registration', 'live', 'until'],
  ['agreement', 'live', 'until'],
  ['assessment', 'valid', 'until'],
  ['release', 'published', 'expires'],
  ['responsibility-item', 'active', 'until'],
  ['key', 'active', 'until'],
  ['consent', 'given', 'until'],
  ['waiver', 'signed', 'until'],
] as const;

const DAY = 86_400_000;
const between = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / DAY);

/**
 * What runs out or is to be reviewed within so many days of `day` (yyyy-mm-dd), and which updates are overdue; the most
 * pressing first.
 */
export async function renewalsWithin(view: RegistryView, day: string, within: number): Promise<readonly Renewal[]> {
  const found: Renewal[] = [];
  const tell = ({ kind, id }: StoredRecord, what: Renewal['what'], due: string): void => {
    found.push({ kind, id, what, day: due, days: between(day, due) });
  };
  for (const [kind, state, member] of RUNS_OUT) {
    for (const record of await view.list(kind, { state })) {
      const due = dayIn(record, member);
      // A key that ran out stays `active`, since nobody took it back; like all else that is over it is due no more.
      if (due !== undefined && due >= day && between(day, due) <= within) tell(record, 'runs-out', due);
    }
  }
  for (const record of await view.list('release', { state: 'published' })) {
    const due = dayIn(record, 'review');
    if (due !== undefined && between(day, due) <= within) tell(record, 'review-due', due);
  }
  for (const record of await view.list('responsibility-item', { state: 'active' })) {
    const item = record.body as ResponsibilityItemBody;
    if (isOverdue(item, day)) tell(record, 'update-overdue', item.lastSupplied ?? item.from);
  }
  return found.sort((a, b) => (a.day === b.day ? order(a.id, b.id) : order(a.day, b.day)));
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function dayIn({ body }: StoredRecord, member: string): string | undefined {
  const value = (body as Readonly<Record<string, unknown>>)[member];
  return typeof value === 'string' ? value : undefined;
}
