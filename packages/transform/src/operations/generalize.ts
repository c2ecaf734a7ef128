import { fail } from '@sluice/errors';
import { z } from 'zod';
import { mapValues } from '../columns/map-values.js';
import { hierarchyShape, publicHierarchy } from '../hierarchies/describe.js';
import { hierarchySpec } from '../hierarchies/spec.js';
import { isStar, STAR } from '../hierarchies/top.js';
import type { Operation } from '../operation.js';
import { oneColumn } from './one-column.js';

const level = z.int().min(0);

const params = z
  .strictObject({
    hierarchy: hierarchySpec,
    level: level.optional().describe('pins the level: 0 is the finest of the hierarchy'),
    min: level.optional().describe('the search may not go below this level'),
    max: level.optional().describe('the search may not go above this level'),
  })
  .check((context) => {
    const { level, min = 0, max = Number.POSITIVE_INFINITY } = context.value;
    const issue = (name: string, message: string) =>
      context.issues.push({ code: 'custom', message, path: [name], input: context.value });
    if (min > max) issue('max', 'max must not lie below min');
    else if (level !== undefined && (level < min || level > max)) issue('level', 'level must lie between min and max');
  });

export type GeneralizeParams = z.infer<typeof params>;

/**
 * Replaces each value by its ancestor at one level of a hierarchy, the same level for the whole column (full-domain
 * generalisation; Samarati 2001). Missing values are a category of their own below the top, and become `*` at a top
 * that is the single `*`: there a row tells nothing, not even that it was missing.
 * @throws internal/* when the plan handed over no hierarchy or a level that it does not have
 */
export const generalize: Operation<GeneralizeParams> = Object.freeze<Operation<GeneralizeParams>>({
  kind: 'generalize',
  params,
  inputs: 1,
  outputs: 1,
  per: 'value',
  properties: Object.freeze({ needsKey: false, reversible: false, deterministic: true, injective: false }),
  effect(labels, { hierarchy, level, min }) {
    const shape = hierarchyShape(hierarchy);
    // Only what the product file alone proves: pinned (or held from below) at a top of a single `*`.
    const constant = shape?.star === true && (level ?? min ?? 0) >= shape.levels - 1;
    return labels.map((label) => ({ ...label, constant: label.constant || constant }));
  },
  apply(columns, params, context) {
    const column = oneColumn(columns, 'generalize');
    const { hierarchy } = context;
    const at = context.level ?? params.level;
    if (!hierarchy || at === undefined) {
      return fail('internal', 'internal/no-level', `Column '${column.name}': no hierarchy or no level was planned.`);
    }
    const height = hierarchy.levels.length;
    const step = hierarchy.levels[at];
    const outOfPins =
      (params.level !== undefined && at !== params.level) ||
      at < (params.min ?? 0) ||
      at > (params.max ?? Number.POSITIVE_INFINITY);
    if (!step || outOfPins) {
      return fail(
        'internal',
        'internal/level-range',
        `Column '${column.name}': level ${at} was planned; the hierarchy has ${height} levels, the product pins others.`,
      );
    }
    if (step.map.length !== column.values.length) {
      return fail(
        'internal',
        'internal/hierarchy-size',
        `Column '${column.name}' has ${column.values.length} values, its hierarchy was compiled over ${step.map.length}.`,
      );
    }
    const nulls = isStar(step) ? { nullAs: STAR } : {};
    return [mapValues(column, 'string', (_, code) => step.labels[step.map[code]], nulls)];
  },
  publicParams: ({ hierarchy, level, min, max }) => ({
    hierarchy: publicHierarchy(hierarchy),
    ...(level !== undefined && { level }),
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
  }),
});
