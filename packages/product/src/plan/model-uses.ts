import { fail } from '@sluice/errors';
import { type ModelUse, modelOf } from '@sluice/models';
import type { Members } from '../file/members.js';
import type { Product } from '../file/product.js';

/** The models of a product, looked up. */
export function modelUses(product: Product, members: Members): ModelUse[] {
  return product.privacy.models.map(({ model: kind, ...params }) => {
    const model = modelOf(kind, members.models);
    if (!model) return fail('input', 'model/unknown', `there is no privacy model "${kind}"`);
    return { model, params };
  });
}

/** k above the number of people can never hold: said before the search, which would only say that the top fails. */
export function requirePopulation(models: readonly ModelUse[], rows: number, people: number | undefined): void {
  models.forEach(({ model, params }, i) => {
    const least = model.leastPopulation(params);
    const there = people ?? rows;
    if (there < least)
      fail(
        'refused',
        'plan/too-few',
        `${model.kind} asks for ${least} ${people === undefined ? 'rows' : 'people'} in a class, but the table has ${there} in all`,
        {
          path: ['privacy', 'models', i],
          hint: 'take a larger table, or a lower k where the channel allows it',
        },
      );
  });
}
