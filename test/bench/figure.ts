/** A measured figure. Ratios are taken within one run; seconds tell of this machine only. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: "ratio" | "per second" | "seconds";
  /** Absent: stated, not judged. */
  readonly goal?: { readonly atLeast: number } | { readonly atMost: number };
  /** What it was measured on, or where its time goes. */
  readonly note?: string;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new Error("A median needs a value.");
  return sorted.length % 2 === 1 ? middle : (middle + (sorted[sorted.length / 2 - 1] ?? middle)) / 2;
}

function isShort({ value, goal }: Figure): boolean {
  if (!goal) return false;
  return "atLeast" in goal ? value < goal.atLeast : value > goal.atMost;
}

function goalText({ goal }: Figure): string {
  if (!goal) return "";
  return "atLeast" in goal ? `≥ ${goal.atLeast}` : `≤ ${goal.atMost}`;
}

function valueText({ value, unit }: Figure): string {
  switch (unit) {
    case "ratio":
      return value.toFixed(2);
    case "per second":
      return `${new Intl.NumberFormat("en", { maximumFractionDigits: value < 100 ? 1 : 0 }).format(value)}/s`;
    case "seconds":
      return `${value.toFixed(value < 10 ? 2 : 1)} s`;
  }
}

/** The figures as a plain table: name, value, goal, pass or short, note. */
export function figuresTable(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    figure.name,
    valueText(figure),
    goalText(figure),
    figure.goal ? (isShort(figure) ? "SHORT" : "pass") : "",
    figure.note ?? "",
  ]);
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
