import type { Message } from '@sluice/policy';
import type { RegistryView, StoredRecord } from './record.js';
import type { BundleBody } from './records/bundle.js';
import { addDays } from './records/days.js';
import { type ReleaseBody, releaseStateAt } from './records/release.js';
import { isOverdue, type ResponsibilityItemBody } from './records/responsibility-item.js';
import { settingsOf } from './records/settings.js';

type Release = StoredRecord<ReleaseBody>;

/** What the reader of a catalogue should know before relying on an entry. */
export interface CatalogueNotice {
  readonly code: 'update-overdue' | 'review-overdue' | 'retiring' | 'superseded' | 'source-retired';
  readonly message: Message;
}

/** A release that can be asked for. No recipient, directory, count or digest: a catalogue is for everyone. */
export interface CatalogueEntry {
  readonly release: string;
  readonly product: string;
  readonly version: string;
  readonly title: ReleaseBody['title'];
  readonly channel: ReleaseBody['channel'];
  readonly concepts: readonly string[];
  readonly issued: string;
  readonly expires?: string;
  readonly review?: string;
  readonly licence?: string;
  readonly theme?: string;
  readonly registration?: string;
  readonly notices: readonly CatalogueNotice[];
}

/** What is left of a release that was revoked or taken down. */
export interface Tombstone {
  readonly release: string;
  readonly reason: string;
  readonly replacement?: string;
}

export interface Catalogue {
  readonly day: string;
  /** By release id. */
  readonly entries: readonly CatalogueEntry[];
  /** By release id. */
  readonly tombstones: readonly Tombstone[];
}

/**
 * The catalogue on a day (yyyy-mm-dd): releases that are published and valid then, and tombstones. Releases for one's
 * own use (`internal`) are in neither, nor is a member of a bundle that is not published as a whole. The day decides
 * what has run out; steps of the register count as they are now.
 */
export async function catalogue(view: RegistryView, day: string): Promise<Catalogue> {
  const all = ((await view.list('release')) as readonly Release[])
    .filter(({ body }) => body.channel !== 'internal')
    .map((release) => ({ release, state: releaseStateAt(release, day) }));
  const waiting = new Set(
    (await view.list('bundle', { state: 'assembled' })).flatMap(({ body }) => (body as BundleBody).releases),
  );
  const listed = all
    .filter(({ release, state }) => state === 'published' && release.body.issued <= day && !waiting.has(release.id))
    .map(({ release }) => release);
  const successors = new Map(
    listed.flatMap(({ id, body }) => (body.supersedes === undefined ? [] : [[body.supersedes, id] as const])),
  );
  const noticeDays = (await settingsOf(view)).retirementNoticeDays.value;
  const entries: CatalogueEntry[] = [];
  for (const release of listed) {
    entries.push(
      entryOf(release, [
        ...ownNotices(release, day, noticeDays, successors.get(release.id)),
        ...(await updateNotices(release, day, view)),
        ...(await sourceNotices(release, view)),
      ]),
    );
  }
  const tombstones = all
    .filter(({ state }) => state === 'revoked' || state === 'taken-down')
    .map(({ release }) => tombstoneOf(release));
  return { day, entries, tombstones };
}

function entryOf({ id, body }: Release, notices: readonly CatalogueNotice[]): CatalogueEntry {
  const { product, version, title, channel, concepts, issued, expires, review, licence, theme, registration } = body;
  return {
    release: id,
    product,
    version,
    title,
    channel,
    concepts,
    issued,
    ...(expires !== undefined && { expires }),
    ...(review !== undefined && { review }),
    ...(licence !== undefined && { licence }),
    ...(theme !== undefined && { theme }),
    ...(registration !== undefined && { registration }),
    notices,
  };
}

function tombstoneOf({ id, state, body: { revocation } }: Release): Tombstone {
  const replacement = revocation?.replacement;
  return { release: id, reason: revocation?.reason ?? state, ...(replacement !== undefined && { replacement }) };
}

function ownNotices(
  { body }: Release,
  day: string,
  noticeDays: number,
  successor: string | undefined,
): readonly CatalogueNotice[] {
  const notices: CatalogueNotice[] = [];
  const { review, expires } = body;
  if (review !== undefined && review < day) {
    notices.push({
      code: 'review-overdue',
      message: { zh: `应于 ${review} 前复审，尚未复审`, en: `was to be reviewed by ${review}` },
    });
  }
  if (expires !== undefined && expires <= addDays(day, noticeDays)) {
    notices.push({
      code: 'retiring',
      message: { zh: `有效期至 ${expires}，到期下架`, en: `ends on ${expires} and is retired then` },
    });
  }
  if (successor !== undefined) {
    notices.push({
      code: 'superseded',
      message: { zh: `已有新版本 ${successor}`, en: `a later release is there: ${successor}` },
    });
  }
  return notices;
}

async function updateNotices({ body }: Release, day: string, view: RegistryView): Promise<readonly CatalogueNotice[]> {
  if (body.item === undefined) return [];
  const item = await view.get('responsibility-item', body.item);
  if (item?.state !== 'active' || !isOverdue(item.body as ResponsibilityItemBody, day)) return [];
  return [
    {
      code: 'update-overdue',
      message: {
        zh: `责任清单 ${body.item} 的数据逾期未更新`,
        en: `the update owed under item ${body.item} is overdue`,
      },
    },
  ];
}

async function sourceNotices({ body }: Release, view: RegistryView): Promise<readonly CatalogueNotice[]> {
  const notices: CatalogueNotice[] = [];
  for (const id of body.sourceRecords) {
    if ((await view.get('source', id))?.state !== 'retired') continue;
    notices.push({
      code: 'source-retired',
      message: { zh: `数据源 ${id} 已停用，不再更新`, en: `source ${id} is retired: no further updates` },
    });
  }
  return notices;
}
