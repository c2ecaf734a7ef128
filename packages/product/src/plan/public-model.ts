/**
 * Parameters of a model as a holder may see them: the paths of a population table and of a hierarchy of values are
 * replaced by words, because they tell of the machine and not of the guarantee.
 */
export function publicParameters(params: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { population, hierarchy, ...rest } = params;
  return {
    ...rest,
    ...(population !== undefined && { population: typeof population === 'string' ? 'population' : population }),
    ...(hierarchy !== undefined && { hierarchy: publicHierarchyOf(hierarchy) }),
  };
}

function publicHierarchyOf(hierarchy: unknown): unknown {
  const hasFile = typeof hierarchy === 'object' && hierarchy !== null && 'file' in hierarchy;
  return hasFile ? { ...hierarchy, file: 'hierarchy' } : hierarchy;
}
