import { type Classes, classFacts, type References, referencesOf } from './class-facts.js';
import type { ModelUse } from './judge-classes.js';
import type { SensitiveColumn } from './sensitive-column.js';

/** How one model fares on a table as it is. Counts and sizes only. */
export interface FailingReport {
  readonly model: string;
  readonly parameters: unknown;
  readonly holds: boolean;
  readonly classes: number;
  readonly failingClasses: number;
  readonly failingRows: number;
  /** Pairs [class size in rows, number of failing classes of that size], by size. */
  readonly failingSizes: readonly (readonly [number, number])[];
}

/** Asks each model by itself which classes fail; nothing is dropped in between. */
export function reportFailing(
  classes: Classes,
  uses: readonly ModelUse[],
  sensitive: readonly SensitiveColumn[] = [],
  references: References = referencesOf(classes),
): FailingReport[] {
  const facts = classFacts(classes, sensitive, references);
  return uses.map(({ model, params }) => {
    const failing = model.failing(facts, params);
    const sizes = new Map<number, number>();
    let rows = 0;
    for (let c = 0; c < classes.size; c++) {
      if (!failing[c]) continue;
      rows += classes.rows[c];
      sizes.set(classes.rows[c], (sizes.get(classes.rows[c]) ?? 0) + 1);
    }
    const failingSizes = [...sizes].sort(([a], [b]) => a - b);
    return {
      model: model.kind,
      parameters: params,
      holds: failingSizes.length === 0,
      classes: classes.size,
      failingClasses: failingSizes.reduce((n, [, count]) => n + count, 0),
      failingRows: rows,
      failingSizes,
    };
  });
}
