import { hierarchySpec, publicHierarchy } from '@sluice/transform';

/**
 * Parameters of a model as a holder may see them: the path of a population table is replaced by a word, a hierarchy of
 * values by its kind, because paths tell of the machine, and a tree holds raw values.
 */
export function publicParameters(params: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { population, hierarchy, ...rest } = params;
  return {
    ...rest,
    ...(population !== undefined && { population: typeof population === 'string' ? 'population' : population }),
    ...(hierarchy !== undefined && { hierarchy: publicHierarchy(hierarchySpec.parse(hierarchy)) }),
  };
}
