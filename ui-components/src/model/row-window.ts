/** Up to this many rows are all rendered. */
export const windowedAbove = 200;

/** Rows that are rendered together. */
export const blockSize = 5;

/** Numbers of blocks, in the order in which the reader needs them. */
export interface BlockWindow {
  /** Blocks with rows in view. */
  readonly seen: ReadonlySet<number>;
  /** Blocks of the page that comes next, and the last one left behind. */
  readonly ahead: ReadonlySet<number>;
}

function range(first: number, end: number): readonly number[] {
  return Array.from({ length: Math.max(0, end - first) }, (_, index) => first + index);
}

/** The blocks of rows of equal size that a viewport shows at an offset, for a reader who scrolls forward or back. */
export function blockWindow(offset: number, viewport: number, rowSize: number, count: number, forward: boolean): BlockWindow {
  const size = rowSize * blockSize;
  const all = Math.ceil(count / blockSize);
  const first = Math.min(all, Math.floor(offset / size));
  const end = Math.min(all, Math.ceil((offset + viewport) / size));
  const page = Math.ceil(viewport / size);
  const after = range(end, Math.min(all, end + (forward ? page : 1)));
  const before = range(Math.max(0, first - (forward ? 1 : page)), first).toReversed();
  return { seen: new Set(range(first, end)), ahead: new Set(forward ? [...after, ...before] : [...before, ...after]) };
}

/** Whether rows were only added at the end: the reader keeps the place. */
export function continues<Row extends { readonly internalID: string }>(before: readonly Row[], after: readonly Row[]): boolean {
  const last = before.length - 1;
  return before.length <= after.length && [0, last].every((index) => before[index]?.internalID === after[index]?.internalID);
}
