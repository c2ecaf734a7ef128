import type { Issue } from './zod-issues.js';

/**
 * Of the branches of a union that all failed, the issues of the one that was probably meant: the one that the value
 * fits best at its root. Where none fits at all, one issue that stands for them all.
 * @param branches issues of each branch, with paths relative to the union
 */
export function unionIssues(branches: readonly (readonly Issue[])[], value: unknown): readonly Issue[] {
  const rooted = branches.filter((issues) => !issues.some(isRootMismatch));
  const candidates = rooted.length > 0 ? rooted : branches;
  return candidates.reduce((best, issues) => (weight(issues, value) < weight(best, value) ? issues : best));
}

/** The value is of another type altogether. */
function isRootMismatch(issue: Issue): boolean {
  return issue.path.length === 0 && (issue.code === 'invalid_type' || issue.code === 'invalid_value');
}

/** How far a value is from a branch: every unknown key counts, a mismatch at the root most. */
function weight(issues: readonly Issue[], value: unknown): number {
  return issues.reduce((sum, issue) => {
    if (issue.code === 'unrecognized_keys') return sum + 2 * issue.keys.length;
    if (isRootMismatch(issue)) return sum + (typeof value === 'object' ? 8 : 4);
    return sum + 1;
  }, 0);
}
