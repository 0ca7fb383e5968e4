/** A place in a grid; row 0 is the header. */
export interface GridPosition {
  readonly row: number;
  readonly column: number;
}

export interface GridExtent {
  /** With the header. */
  readonly rows: number;
  readonly columns: number;
  /** How many rows PageUp and PageDown go. */
  readonly page: number;
  readonly rightToLeft: boolean;
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}

/** Where a key leads by the grid pattern of ARIA; null for a key that moves nothing. PageUp stops below the header. */
export function movedBy(key: string, control: boolean, { row, column }: GridPosition, extent: GridExtent): GridPosition | null {
  const [lastRow, lastColumn] = [extent.rows - 1, extent.columns - 1];
  const inRow = (to: number) => ({ row, column: clamp(to, 0, lastColumn) });
  const inColumn = (to: number) => ({ row: clamp(to, 0, lastRow), column });
  const forward = extent.rightToLeft ? -1 : 1;
  switch (key) {
    case "ArrowRight":
      return inRow(column + forward);
    case "ArrowLeft":
      return inRow(column - forward);
    case "ArrowDown":
      return inColumn(row + 1);
    case "ArrowUp":
      return inColumn(row - 1);
    case "PageDown":
      return inColumn(row + extent.page);
    case "PageUp":
      return inColumn(row === 0 ? 0 : Math.max(1, row - extent.page));
    case "Home":
      return control ? { row: 0, column: 0 } : inRow(0);
    case "End":
      return control ? { row: lastRow, column: lastColumn } : inRow(lastColumn);
    default:
      return null;
  }
}
