import { fail } from '@sluice/errors';
import { modelOf, type PrivacyModel } from '@sluice/models';
import type { PersonMap } from '../person-map.js';

/** A model over a sensitive column of one release. */
export interface SensitiveUse {
  readonly model: PrivacyModel;
  readonly params: unknown;
  /** It compares with the source, not with the release. */
  readonly original: boolean;
  /** It holds on a union of groups without common people whenever it holds on each of them. */
  readonly additive: boolean;
}

/**
 * The models of a release that look at a sensitive column.
 * @throws SluiceError `risk/unknown-model` where one cannot be asked again, `risk/map-params`
 */
export function sensitiveUses(map: PersonMap, models: readonly PrivacyModel[]): SensitiveUse[] {
  return map.models.flatMap(({ model: kind, params: given }) => {
    const model =
      modelOf(kind, models) ??
      fail('refused', 'risk/unknown-model', `release ${map.release}: there is no privacy model "${kind}" here`, {
        hint: 'pass the model that the release was built with',
      });
    const parsed = model.params.safeParse(given);
    if (!parsed.success)
      return fail('input', 'risk/map-params', `release ${map.release}: the parameters of ${kind} do not fit it`);
    const { column, reference } = model.needs(parsed.data);
    if (column === undefined) return [];
    if (!map.sensitive.some(({ name }) => name === column))
      fail('input', 'risk/map-params', `release ${map.release}: the map lacks the column "${column}" of ${kind}`);
    const original = reference === 'original';
    if (original && !map.original)
      fail('input', 'risk/map-params', `release ${map.release}: the map lacks the distribution of the source`);
    const { generalise } = model.monotone(parsed.data, { unit: 'people', suppresses: false, constant: true });
    return [{ model, params: parsed.data, original, additive: generalise }];
  });
}
