import type { PrivacyModel } from '../model.js';
import { type Classes, classFacts, type References, referencesOf, sizeFacts } from './class-facts.js';
import type { SensitiveColumn } from './sensitive-column.js';

/** A model with its parameters. */
export interface ModelUse {
  readonly model: PrivacyModel;
  readonly params: unknown;
}

const add = (mask: Uint8Array, more: Uint8Array): boolean => {
  let grew = false;
  for (let c = 0; c < mask.length; c++)
    if (more[c] && !mask[c]) {
      mask[c] = 1;
      grew = true;
    }
  return grew;
};

/** Whether a model compares with the table as released, which changes as classes go. */
function comparesWithReleased({ model, params }: ModelUse): boolean {
  const { column, reference } = model.needs(params);
  return column !== undefined && reference !== 'original';
}

/**
 * Classes that must go so that every model holds on those that stay: 1 for each of them.
 *
 * Class by class first. Models that compare with the released table are asked again after all failing classes have
 * gone, with the reference of what is left, until none fails; nothing is re-admitted (a fixed point from above, so the
 * answer does not depend on an order). Table-wide models are asked last, and the rest once more after them.
 * @param original reference distributions of the whole table, for models with `reference: original`
 */
export function judgeClasses(
  classes: Classes,
  uses: readonly ModelUse[],
  sensitive: readonly SensitiveColumn[] = [],
  original: References = referencesOf(classes),
): Uint8Array {
  // A class that only the population has holds nothing to release.
  const gone = new Uint8Array(classes.size);
  for (let c = 0; c < gone.length; c++) gone[c] = classes.rows[c] === 0 ? 1 : 0;
  const simple = uses.filter(
    ({ model, params }) => model.scope !== 'table' && model.needs(params).column === undefined,
  );
  const fixed = uses.filter(
    (use) => use.model.scope !== 'table' && !simple.includes(use) && !comparesWithReleased(use),
  );
  const moving = uses.filter((use) => use.model.scope !== 'table' && comparesWithReleased(use));
  const wide = uses.filter(({ model }) => model.scope === 'table');

  const sizes = sizeFacts(classes);
  for (const { model, params } of simple) add(gone, model.failing(sizes, params, gone));
  if (fixed.length > 0) {
    const facts = classFacts(classes, sensitive, original);
    for (const { model, params } of fixed) add(gone, model.failing(facts, params, gone));
  }
  for (let again = moving.length > 0 || wide.length > 0; again; ) {
    again = false;
    if (moving.length > 0) {
      const facts = classFacts(classes, sensitive, referencesOf(classes, gone));
      for (const { model, params } of moving) again = add(gone, model.failing(facts, params, gone)) || again;
    }
    if (again) continue;
    if (wide.length > 0) {
      const facts = classFacts(classes, sensitive, referencesOf(classes, gone));
      for (const { model, params } of wide) again = add(gone, model.failing(facts, params, gone)) || again;
    }
    if (moving.length === 0 && wide.length < 2) break;
  }
  return gone;
}
