/** Rows from `first` up to, not including, `end`. */
export interface RowWindow {
  readonly first: number;
  readonly end: number;
}

/** Up to this many rows are all rendered. */
export const windowedAbove = 200;

/** Rows rendered beyond each edge: a short scroll then shows what is there already. */
const overscan = 6;

/** The rows of equal size that a viewport shows at an offset, and some to either side. */
export function rowWindow(offset: number, viewport: number, rowSize: number, count: number): RowWindow {
  const first = Math.floor(offset / rowSize) - overscan;
  const end = Math.ceil((offset + viewport) / rowSize) + overscan;
  return { first: Math.max(0, Math.min(first, count)), end: Math.max(0, Math.min(end, count)) };
}

/** Whether rows were only added at the end: the reader keeps the place. */
export function continues<Row extends { readonly internalID: string }>(before: readonly Row[], after: readonly Row[]): boolean {
  const last = before.length - 1;
  return before.length <= after.length && [0, last].every((index) => before[index]?.internalID === after[index]?.internalID);
}
