/**
 * Classes that a table-wide model sends away: the smallest first, ties in the order of the classes, as few as it takes.
 * Smallest first is best for a mean of risks: whatever number of classes goes, these leave the most rows. (ARX orders
 * ties by the loss of the class, then by first row; how many go is the same.)
 *
 * The number is found by bisection, as ARX does. Where the claim stays true once it is true along that order, it is the
 * least; else it is one at which the claim holds and with one class less does not.
 * @param sizes units per class. Length: classes
 * @param holds whether the claim holds of the classes with these sizes, in any order. Never asked of none: what is
 *   claimed of all classes holds where there are none
 * @param gone 1 for each class that has gone already; 0 in the result
 * @returns 1 for each class that goes. Length: classes
 */
export function dropSmallest(
  sizes: Float64Array,
  holds: (left: Float64Array) => boolean,
  gone?: Uint8Array,
): Uint8Array {
  const failing = new Uint8Array(sizes.length);
  const order: number[] = [];
  for (let c = 0; c < sizes.length; c++) if (gone?.[c] !== 1) order.push(c);
  // Most nodes of a search either hold at once or have nothing left: they need no sorting.
  if (order.length === 0 || holds(Float64Array.from(order, (c) => sizes[c]))) return failing;
  order.sort((a, b) => sizes[a] - sizes[b] || a - b);
  const ascending = Float64Array.from(order, (c) => sizes[c]);
  const met = (dropped: number) => dropped === order.length || holds(ascending.subarray(dropped));

  // The claim holds with `high` classes dropped, and fails with `low - 1`.
  let low = 1;
  let high = order.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (met(middle)) high = middle;
    else low = middle + 1;
  }
  for (const c of order.slice(0, high)) failing[c] = 1;
  return failing;
}
