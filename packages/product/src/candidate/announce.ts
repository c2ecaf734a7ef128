import { candidateDigest, type ReleaseCore } from '@sluice/provenance';
import { encodePersonMap } from '@sluice/risk';
import type { BuildRecords } from '../build/build-records.js';
import type { BuildHistory } from '../history/compare-build.js';
import type { Planned } from '../plan/plan-product.js';

/**
 * Makes a candidate known to the register, with the person map that later releases are held against. Both are written
 * together: a release whose map is missing would block every later one.
 */
export async function announceCandidate(
  core: ReleaseCore,
  author: string,
  { preset }: Planned,
  { map, keys, fact, subjectDomain, concepts }: BuildHistory,
  { registry, actor }: BuildRecords,
): Promise<void> {
  const name = `map/${core.release}`;
  const sealed = map && keys ? keys.seal(name, encodePersonMap(map)) : undefined;
  const { channel, product } = core;
  const body = {
    product: product.id,
    version: product.version,
    owner: product.owner,
    title: product.title,
    channel: channel.kind,
    ...(core.form !== undefined && { form: core.form }),
    ...(channel.recipient !== undefined && { recipient: channel.recipient }),
    concepts,
    ...(subjectDomain !== undefined && { subjectDomain }),
    candidate: candidateDigest(core),
    author,
    issued: core.issued,
    ...(core.expires !== undefined && { expires: core.expires }),
    ...(core.review !== undefined && { review: core.review }),
    ...(core.assessment && { assessment: core.assessment.id }),
    ...(channel.licence !== undefined && { licence: channel.licence }),
    ...(channel.theme !== undefined && { theme: channel.theme }),
    sourceRecords: [...new Set(core.inputs.flatMap(({ record }) => record ?? []))],
    ...(sealed && { map: name }),
    comparedWith: fact.releases,
    ...(channel.agreement !== undefined && { agreement: channel.agreement }),
    ...(channel.registration !== undefined && { registration: channel.registration }),
    ...(channel.item !== undefined && { item: channel.item }),
  };
  await registry.write(async (tx) => {
    const sourceVersions: Record<string, number> = {};
    for (const id of body.sourceRecords) sourceVersions[id] = (await tx.get('source', id))?.version ?? 0;
    if (sealed) await tx.putSealed(name, sealed);
    await tx.add('release', core.release, { ...body, sourceVersions }, actor, `built under ${preset.name}`);
  });
}
