import { coordinate } from '../grid.js';
import type { EgressMessage } from '../message.js';
import type { EgressCell, EgressTable } from '../table.js';
import type { EgressRule } from './rule.js';

const HERE: EgressMessage = {
  zh: '该组的全部单位都落在这一格（类别披露）',
  en: 'all units of the group are in this cell (class disclosure)',
};
const NOT_HERE: EgressMessage = {
  zh: '这个零说明该组的全部单位落在另一格',
  en: 'this zero shows that all units of the group are in one other cell',
};
const ZERO: EgressMessage = { zh: '公布了零', en: 'a published zero' };

const isZero = ({ count }: EgressCell) => count === 0n;

/** Cells that differ in one dimension only, for those groups where every value of the dimension is in the table. */
function* groupsAlong(table: EgressTable, d: number): Iterable<readonly EgressCell[]> {
  const { grid } = table;
  const groups = new Map<number, EgressCell[]>();
  for (const cell of table.cells) {
    const at = coordinate(grid, cell.index, d);
    if (at === grid.sizes[d]) continue;
    const key = cell.index - at * grid.strides[d];
    const group = groups.get(key);
    if (group) group.push(cell);
    else groups.set(key, [cell]);
  }
  for (const group of groups.values()) if (group.length === grid.sizes[d]) yield group;
}

/**
 * Class (group) disclosure: of the cells along a dimension all but one are published zeros, so that whoever knows that a
 * unit belongs to the group knows its category. The one cell is flagged, and the zeros that show it: suppressing the
 * cell alone would tell the same. A dimension of a single value tells nothing. With `zeros`, every published zero.
 */
export const classDisclosure: EgressRule = Object.freeze<EgressRule>({
  code: 'class-disclosure',
  title: { zh: '类别披露', en: 'class disclosure' },
  *judge({ table, thresholds: { zeros } }) {
    const code = classDisclosure.code;
    for (const [d, size] of table.grid.sizes.entries()) {
      if (size < 2) continue;
      for (const group of groupsAlong(table, d)) {
        const others = group.filter((cell) => !isZero(cell));
        if (others.length !== 1) continue;
        for (const cell of group) yield { code, cell, reason: isZero(cell) ? NOT_HERE : HERE };
      }
    }
    if (zeros === true) for (const cell of table.cells.filter(isZero)) yield { code, cell, reason: ZERO };
  },
});
